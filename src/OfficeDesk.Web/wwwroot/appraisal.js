// Ballots: the sum while typing, Enter goes to the next field, an unsaved ballot asks before it is left.
(() => {
  'use strict';
  const sums = form => (form.querySelectorAll('[data-person]').length ? form.querySelectorAll('[data-person]') : [form]).forEach(part => {
    const inputs = [...part.querySelectorAll('input[type=number]')];
    const out = part.querySelector('[data-sum]');
    if (out) out.textContent = inputs.some(i => i.value !== '') ? String(inputs.reduce((sum, i) => sum + (Number(i.value) || 0), 0)) : '';
  });
  document.addEventListener('input', e => { const form = e.target.closest('form[data-ballot]'); if (form) { sums(form); form.dataset.dirty = '1'; } });
  document.addEventListener('submit', e => { if (e.target.matches('form[data-ballot]')) delete e.target.dataset.dirty; });
  addEventListener('beforeunload', e => { if (document.querySelector('form[data-ballot][data-dirty]')) e.preventDefault(); });
  document.addEventListener('keydown', e => {
    if (e.key !== 'Enter' || e.ctrlKey || e.isComposing || !e.target.matches('form[data-ballot] input[type=number]')) return;
    const all = [...e.target.form.querySelectorAll('input[type=number]')];
    const next = all[all.indexOf(e.target) + 1];
    e.preventDefault();
    (next || e.target.form.querySelector('textarea, button.btn-primary')).focus();
  });
  document.querySelectorAll('form[data-ballot]').forEach(sums);
})();
