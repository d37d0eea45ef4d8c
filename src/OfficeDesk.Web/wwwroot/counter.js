// The counter's keyboard: what the server knows is put into fields nobody touched, Enter goes on, arrows choose a caller, F9 joins an open enquiry.
(() => {
  'use strict';
  const $ = (sel, from = document) => from.querySelector(sel);
  const $$ = (sel, from = document) => [...from.querySelectorAll(sel)];
  const form = () => $('form.counter');
  const value = field => field instanceof RadioNodeList ? field.value : field?.value;

  const put = (hint, force) => {
    const name = hint.dataset.set, field = form()?.elements[name];
    if (!field || !hint.dataset.value) return;
    const by = form().byHand ||= new Set();
    const radio = field instanceof RadioNodeList;
    if (!force && (by.has(name) || !radio && value(field) && value(field) !== field.suggested)) return;
    if (radio) field.value = hint.dataset.value; else { field.value = hint.dataset.value; field.suggested = field.value; }
    const one = radio ? $(`[name="${name}"]:checked`, form()) : field;
    one?.dispatchEvent(new Event('change', { bubbles: true }));
  };
  ['input', 'change'].forEach(type => document.addEventListener(type, e => {
    if (e.isTrusted && e.target.form && e.target.form === form()) (form().byHand ||= new Set()).add(e.target.name);
  }));
  // What came back from a draft or a refusal counts as typed: clearing it asks first, and no suggestion goes over it.
  const restore = () => {
    const f = form();
    if (!f || !f.dataset.dirty || f.dirty) return;
    f.dirty = true;
    f.byHand = new Set(['Route']);
  };
  document.addEventListener('htmx:afterSwap', e => {
    restore();
    $$('[data-set]', e.detail.target).forEach(hint => { if (!hint.closest('[data-pick]')) put(hint); });
  });
  document.addEventListener('click', e => {
    const pick = e.target.closest?.('[data-pick]');
    if (!pick) return;
    $$('[data-set]', pick).forEach(hint => put(hint, true));
    $('#callers').replaceChildren();
    form().elements.Phone.focus(); // only a part of the number is known: the rest is asked for, the screen does not give it away
  });

  // Alt+B: what to bring for the matter in the form; Alt+R: receive the papers of what was just logged
  document.addEventListener('keydown', e => {
    if (!e.altKey || e.ctrlKey || e.metaKey || e.isComposing) return;
    const link = $(`a[data-alt="${e.key.toLowerCase()}"]`);
    if (link) { e.preventDefault(); link.click(); }
  });

  document.addEventListener('keydown', e => {
    if (e.isComposing || e.ctrlKey || e.altKey || e.metaKey || !e.target.closest?.('form.counter')) return;
    const picks = $$('[data-pick]'), at = picks.indexOf(document.activeElement);
    if (e.key === 'F9') { const box = $('[data-key=F9]'); if (box) { e.preventDefault(); box.click(); } }
    else if (e.key === 'Enter' && e.target.matches('input:not([type=checkbox]):not([type=radio])')) {
      e.preventDefault();
      const next = e.target.dataset.next && document.getElementById(e.target.dataset.next);
      if (next && !(e.target.matches('[data-combo]') && !$(`input[type=hidden][name="${e.target.dataset.comboTarget}"]`, form()).value)) next.focus();
    }
    else if (e.key === 'ArrowDown' && e.target.matches('[data-list]') && picks.length) { e.preventDefault(); picks[0].focus(); }
    else if (at >= 0 && /^Arrow(Up|Down)$/.test(e.key)) { e.preventDefault(); (picks[at + (e.key === 'ArrowDown' ? 1 : -1)] || form().elements.Phone).focus(); }
  });

  restore();
})();
