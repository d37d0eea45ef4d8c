// The box in the head: what fits is shown while somebody types, and the keyboard alone is enough. Without this file the form opens /find.
(() => {
  'use strict';
  const box = () => document.getElementById('find');
  const list = () => document.getElementById('find-list');
  const options = () => [...list().querySelectorAll('[role=option]')];
  const english = () => document.documentElement.lang.startsWith('en');
  let listed = null;

  const show = open => {
    list().hidden = !open;
    box().setAttribute('aria-expanded', open);
    if (!open) box().removeAttribute('aria-activedescendant');
  };
  const mark = at => options().forEach((option, i) => {
    option.id ||= `find-${i}`;
    option.setAttribute('aria-selected', i === at);
    if (i !== at) return;
    box().setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  });
  const marked = () => options().findIndex(option => option.getAttribute('aria-selected') === 'true');
  const inBox = e => e.target instanceof Element && e.target.id === 'find';

  document.addEventListener('htmx:configRequest', e => { if (inBox(e)) e.target.asked = e.target.value; });
  document.addEventListener('htmx:afterSwap', e => {
    if (e.detail.target.id !== 'find-list') return;
    listed = box().asked;
    const count = options().length;
    document.getElementById('find-said').textContent = english() ? `${count} choices` : `${count} 项可选`;
    if (document.activeElement !== box()) return;
    show(count > 0);
    mark(0);
  });
  document.addEventListener('focusout', e => { if (inBox(e)) show(false); });
  // the focus stays in the box; the click itself follows the link or sends the form
  document.addEventListener('mousedown', e => { if (e.target instanceof Element && e.target.closest('#find-list')) e.preventDefault(); });
  document.addEventListener('keydown', e => {
    if (!inBox(e) || e.isComposing) return;
    const open = !list().hidden, at = marked();
    if (/^Arrow(Up|Down)$/.test(e.key)) {
      e.preventDefault();
      const all = options();
      if (!all.length) return;
      if (!open) { show(true); mark(0); } else mark((at + (e.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length);
    } else if (e.key === 'Enter' && !e.ctrlKey && open && at >= 0 && listed === box().value) {
      // whoever types faster than the list comes sends the form: everything that fits
      e.preventDefault();
      options()[at].click();
    } else if (e.key === 'Escape') {
      e.preventDefault(); e.stopPropagation();
      if (open) show(false); else if (box().value) box().value = ''; else box().blur();
    }
  }, true);
})();
