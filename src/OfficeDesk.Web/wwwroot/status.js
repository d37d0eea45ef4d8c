// The code of a QR code stands behind the # of the address, which no browser sends: it goes into the form, out of the address, and the form is sent.
(() => {
  'use strict';
  const code = document.querySelector('[data-status-code]');
  const told = location.hash.slice(1) || new URLSearchParams(location.search).get('c') || '';
  if (!code || !/^[0-9A-Za-z]{8}$/.test(told)) return;
  history.replaceState(null, '', location.pathname);
  code.value = told;
  if (!document.querySelector('[name=Number]').value) return;
  if (code.form.requestSubmit) addEventListener('load', () => code.form.requestSubmit());
  else code.form.submit();
})();
