// Long downloads say how far they are. Without this file the link downloads as any other.
(() => {
  'use strict';
  const english = () => document.documentElement.lang.startsWith('en');
  const say = (zh, en) => { const box = document.getElementById('toast'); if (box) { box.classList.remove('bad'); box.textContent = english() ? en : zh; } };
  let running = null;

  const nameOf = answer => {
    const found = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(answer.headers.get('Content-Disposition') || '');
    return found ? decodeURIComponent(found[1]) : 'export';
  };
  const told = (start, bytes, rows, isText) => {
    const seconds = Math.round((performance.now() - start) / 1000);
    if (seconds < 1) return;
    const size = (bytes / 1048576).toFixed(1);
    if (isText) say(`正在导出：已有 ${rows.toLocaleString()} 行，${seconds} 秒。按 Esc 取消`, `Exporting: ${rows.toLocaleString()} rows so far, ${seconds} s. Esc cancels`);
    else say(`正在导出：已有 ${size} MB，${seconds} 秒。按 Esc 取消`, `Exporting: ${size} MB so far, ${seconds} s. Esc cancels`);
  };

  const download = async href => {
    running = new AbortController();
    const start = performance.now();
    let bytes = 0, rows = 0, isText = false;
    const tick = setInterval(() => told(start, bytes, rows, isText), 500);
    try {
      const answer = await fetch(href, { signal: running.signal });
      // whatever is no file (signed out, refused) is shown as any page
      if (!answer.ok || !answer.headers.get('Content-Disposition')) { location.href = href; return; }
      isText = answer.headers.get('Content-Type').startsWith('text/');
      const parts = [], reader = answer.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        parts.push(value); bytes += value.length;
        if (isText) for (const byte of value) if (byte === 10) rows++;
      }
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(parts, { type: answer.headers.get('Content-Type') }));
      link.download = nameOf(answer);
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      if (isText) say(`已导出 ${Math.max(0, rows - 1).toLocaleString()} 行`, `${Math.max(0, rows - 1).toLocaleString()} rows exported`); else say('已导出', 'Exported');
    } catch (e) {
      if (e.name === 'AbortError') say('已取消导出', 'The export was cancelled'); else location.href = href;
    } finally {
      clearInterval(tick);
      running = null;
    }
  };

  document.addEventListener('click', e => {
    const link = e.target instanceof Element && e.target.closest('a[data-export]');
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey || !window.ReadableStream) return;
    e.preventDefault();
    if (!running) download(link.href);
  });
  document.addEventListener('keydown', e => { if (e.key === 'Escape' && running) running.abort(); }, true);
})();
