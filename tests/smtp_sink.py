"""A mail server for the tests: takes every mail and keeps it as one .eml file. Usage: smtp_sink.py PORT FOLDER

The envelope goes on top of each file as X-Mail-From and X-Rcpt-To lines; files are named in the order of arrival and appear
complete or not at all. Any user name and password is accepted. Prints nothing.
"""
import asyncio
import os
import signal
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Keep:
    """Writes what arrives into the folder."""

    def __init__(self, folder):
        self.folder = folder
        self.count = len(os.listdir(folder))

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        top = [f"X-Mail-From: {envelope.mail_from}"] + [f"X-Rcpt-To: {r}" for r in envelope.rcpt_tos]
        path = os.path.join(self.folder, f"{self.count:06}.eml")
        with open(path + ".part", "wb") as file:
            file.write("".join(line + "\r\n" for line in top).encode())
            file.write(envelope.original_content)
        os.rename(path + ".part", path)
        return f"250 OK kept as {self.count:06}"


class Server(SMTP):
    """Takes the AUTH mechanism in any case, as RFC 4954 says; aiosmtpd itself only knows capitals."""

    async def smtp_AUTH(self, arg):
        if arg:
            mechanism, _, rest = arg.partition(" ")
            arg = mechanism.upper() + (" " + rest if rest else "")
        await super().smtp_AUTH(arg)


async def serve(port, folder):
    """Serves until it is told to end."""
    keep = Keep(folder)
    loop = asyncio.get_running_loop()
    welcome = lambda *_: AuthResult(success=True)
    server = await loop.create_server(
        lambda: Server(keep, hostname="mail.invalid", authenticator=welcome, auth_require_tls=False, loop=loop),
        "127.0.0.1", port)
    end = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, end.set)
    await end.wait()
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
