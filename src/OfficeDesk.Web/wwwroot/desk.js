// The desk's behaviour. Everything hangs on data- attributes (see Features/Shared/README.md); every page also works without this file.
(() => {
  'use strict';
  const $ = (sel, from = document) => from.querySelector(sel);
  const $$ = (sel, from = document) => [...from.querySelectorAll(sel)];
  const root = document.documentElement;
  const say = (zh, en) => root.lang.startsWith('en') ? en : zh;
  const on = (type, sel, act, opt) => document.addEventListener(type, e => {
    const el = e.target instanceof Element && e.target.closest(sel);
    if (el) act(e, el);
  }, opt);
  const toast = (text, bad) => { const box = $('#toast'); if (box) { box.textContent = text; box.classList.toggle('bad', !!bad); } };
  const typing = el => el && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName) && !/^(checkbox|radio|button|submit)$/.test(el.type));
  const remember = (name, value) => { document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=lax`; };

  // Pinyin being composed is not input yet: look-ups and drafts wait for the finished word.
  document.addEventListener('input', e => { if (e.isComposing) e.stopImmediatePropagation(); }, true);
  document.addEventListener('compositionend', e => e.target.dispatchEvent(new Event('input', { bubbles: true })), true);

  // Irreversible acts say what they do and may ask for a number to be typed; the second click then goes through.
  document.addEventListener('click', e => {
    const el = e.target instanceof Element && e.target.closest('[data-confirm]:not(form)');
    if (!el || el.confirmed || el.matches('[data-clear]') && !el.closest('form')?.dirty) return;
    const dlg = $('#confirm');
    if (!dlg && confirm(el.dataset.confirm)) return; // a page without the dialog asks with the browser's own
    e.preventDefault(); e.stopImmediatePropagation();
    if (!dlg) return;
    const typed = $('input', dlg), want = el.dataset.confirmType || '';
    $('p', dlg).textContent = el.dataset.confirm;
    $('.field', dlg).hidden = !want;
    $('label', dlg).textContent = say(`请输入 ${want} 以确认`, `Type ${want} to confirm`);
    typed.value = '';
    const ok = $('[value=ok]', dlg);
    ok.disabled = !!want;
    typed.oninput = () => { ok.disabled = typed.value.trim() !== want; };
    dlg.onclose = () => {
      if (dlg.returnValue !== 'ok') { el.focus(); return; }
      el.confirmed = true; el.click(); el.confirmed = false;
    };
    dlg.returnValue = '';
    dlg.showModal();
    (want ? typed : $('[value=no]', dlg)).focus();
  }, true);

  // Small switches: theme, text size, help, dialogs, phrases, clearing a form, choosing rows.
  on('click', '[data-theme]', (e, el) => { root.dataset.bsTheme = el.dataset.theme; remember('theme', el.dataset.theme); marks(); });
  on('click', '[data-text]:not(html)', (e, el) => { root.dataset.text = el.dataset.text; remember('text', el.dataset.text); marks(); });
  on('click', '[data-open]', (e, el) => { e.preventDefault(); $(el.dataset.open)?.showModal(); });
  on('click', '[data-close]', (e, el) => el.closest('dialog')?.close());
  on('click', 'dialog', (e, el) => { if (e.target === el) el.close(); });
  on('click', '[data-help]', (e, el) => {
    const side = $('#help');
    if (!side || !window.htmx) return;
    e.preventDefault();
    side.showModal();
    htmx.ajax('GET', el.href || el.dataset.help, { target: '#help-body', swap: 'innerHTML', select: '.help-text' });
  });
  on('click', '[data-phrase]', (e, el) => {
    const menu = el.closest('[data-phrases]'), area = document.getElementById(menu.dataset.phrases);
    menu.open = false;
    area.setRangeText(el.dataset.phrase || el.textContent.trim(), area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
  });
  on('change', '[data-all]', (e, el) => { $$('input[name=ids]', el.closest('form')).forEach(box => { box.checked = el.checked; }); });
  on('change', 'form[data-batch]', (e, form) => {
    const n = $$('input[name=ids]:checked', form).length, bar = $('.batch', form);
    if (bar) { bar.hidden = !n; $('.batch-n', bar).textContent = n; }
  });
  // One press chooses what is usual wherever nothing is chosen yet; what was chosen stays.
  on('click', '[data-fill]', (e, el) => {
    e.preventDefault();
    $$('[data-good="1"]', el.form).forEach(good => { if (!$(`[name="${good.name}"]:checked`, el.form)) good.checked = true; });
    el.form.dispatchEvent(new Event('change', { bubbles: true }));
  });
  on('click', '[data-copy]', (e, el) => { const box = $(el.dataset.copy); box.select(); if (document.execCommand('copy')) toast(say('已复制', 'Copied')); });
  on('click', '[data-print-page]', () => window.print());
  document.addEventListener('click', e => $$('details.menu[open]').forEach(menu => { if (!menu.contains(e.target)) menu.open = false; }));
  const marks = () => {
    $$('[data-theme]').forEach(b => b.setAttribute('aria-pressed', b.dataset.theme === (root.dataset.bsTheme || 'light')));
    $$('[data-text]:not(html)').forEach(b => b.setAttribute('aria-pressed', b.dataset.text === (root.dataset.text || 'm')));
  };

  // What is typed into a field chooses the answer that it belongs to; another answer puts back what stood there.
  on('input', '[data-chooses]', (e, field) => {
    const choice = $(field.dataset.chooses, field.form);
    if (choice && !choice.checked && field.value !== field.dataset.usual) { choice.checked = true; choice.dispatchEvent(new Event('change', { bubbles: true })); }
  });
  on('change', 'input[type=radio]', (e, radio) => $$('[data-chooses]', radio.form || document).forEach(field => {
    const choice = $(field.dataset.chooses, radio.form);
    if (choice?.name === radio.name && choice !== radio) field.value = field.dataset.usual;
  }));

  // Shortcuts. None of them fires while pinyin is composed, and letters only outside of fields.
  const main = () => document.activeElement?.closest('form:not(.find):not(.menu form):not([method=dialog])') || $('form[data-main]');
  // a form without a main button is sent with its first one, so that what the button asks before is asked here too
  const press = (form, sel) => { const button = form && ($(sel, form) || $('button:not([type=button])', form)); if (button) button.click(); else form?.requestSubmit(); };
  const step = by => {
    const rows = $$('table[data-rows] tbody tr').filter(row => row.offsetParent && $('a[href]', row));
    if (!rows.length) return;
    const at = rows.findIndex(row => row.contains(document.activeElement));
    $('a[href]', rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))]).focus();
  };
  document.addEventListener('keydown', e => {
    if (e.isComposing || e.defaultPrevented) return;
    const key = e.key, free = !typing(e.target) && !e.ctrlKey && !e.metaKey && !e.altKey && !$('dialog[open]');
    const row = e.target.closest?.('table[data-rows] tbody tr'), menu = e.target.closest?.('details.menu[open]');
    const done = act => { e.preventDefault(); act(); };
    if (key === 'F2') done(() => { const first = $('[data-new]'); if (first) first.focus(); else location.href = '/counter'; });
    else if (key === '/' && free || (e.ctrlKey || e.metaKey) && key.toLowerCase() === 'k') done(() => { $('#find')?.focus(); $('#find')?.select(); });
    else if (e.ctrlKey && key === 'Enter') done(() => press(main(), 'button.btn-primary:not([type=button])'));
    else if (key === 'F8') done(() => $('[data-print]')?.click());
    else if (key === 'F9' && $('[data-fill]')) done(() => $('[data-fill]', main() || document)?.click());
    else if (key === 'F4') done(() => { const list = $('[data-phrases]', main() || document); if (list) { list.open = true; $('button', list)?.focus(); } });
    else if (key === 'Escape' && $('details.menu[open]')) done(() => $$('details.menu[open]').forEach(m => { m.open = false; $('summary', m).focus(); }));
    else if (key === 'Escape' && !$('dialog[open]') && main() && $('[data-clear]', main())) done(() => $('[data-clear]', main()).click());
    else if (menu && /^Arrow(Up|Down)$/.test(key)) done(() => {
      const all = $$('a,button', menu), at = all.indexOf(document.activeElement) + (key === 'ArrowDown' ? 1 : -1);
      all[(at + all.length) % all.length]?.focus();
    });
    else if (free && (key === 'j' || key === 'k') || row && free && /^Arrow(Up|Down)$/.test(key)) done(() => step(key === 'j' || key === 'ArrowDown' ? 1 : -1));
    else if (free && row && key === 'x') done(() => $('input[type=checkbox]', row)?.click());
    else if (free && key === '?') done(() => $('#keys')?.showModal());
  });

  // Combo box: an input asks the server for a list; the picked value goes into the hidden field named by data-combo-target.
  const list = input => document.getElementById(input.getAttribute('aria-controls'));
  const options = input => $$('[role=option]', list(input));
  const show = (input, open) => { list(input).hidden = !open; input.setAttribute('aria-expanded', open); if (!open) input.removeAttribute('aria-activedescendant'); };
  const mark = (input, at) => options(input).forEach((o, i) => {
    o.id ||= `${list(input).id}-${i}`;
    o.setAttribute('aria-selected', i === at);
    if (i === at) { input.setAttribute('aria-activedescendant', o.id); o.scrollIntoView({ block: 'nearest' }); }
  });
  const chosen = input => $(`input[type=hidden][name="${input.dataset.comboTarget}"]`, input.form);
  const write = (input, value) => {
    const hidden = chosen(input);
    if (hidden.value === value) return;
    hidden.value = value;
    hidden.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const pick = (input, option) => { input.value = option.dataset.text || ($('b', option) || option).textContent.trim(); show(input, false); write(input, option.dataset.value); };
  // Whoever types fast presses Enter before the list has come: it is remembered, and picked from the list for what was typed.
  const stale = input => input.value && !chosen(input).value && input.listed !== input.value;
  on('input', '[data-combo]', (e, input) => { input.wish = false; write(input, ''); });
  on('focusout', '[data-combo]', (e, input) => show(input, false));
  on('mousedown', '.combo [role=option]', (e, option) => { e.preventDefault(); pick($(`[aria-controls="${option.closest('[role=listbox]').id}"]`), option); });
  on('keydown', '[data-combo]', (e, input) => {
    if (e.isComposing) return;
    if (stale(input) && (e.key === 'Enter' && !e.ctrlKey || e.key === 'Tab' && !e.shiftKey)) { if (e.key === 'Enter') e.preventDefault(); input.wish = true; return; }
    if (list(input).hidden) return;
    const all = options(input), at = all.findIndex(o => o.getAttribute('aria-selected') === 'true');
    if (/^Arrow(Up|Down)$/.test(e.key) && all.length) { e.preventDefault(); mark(input, (at + (e.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length); }
    else if ((e.key === 'Enter' && !e.ctrlKey || e.key === 'Tab' && input.value) && at >= 0) { if (e.key === 'Enter') e.preventDefault(); pick(input, all[at]); }
    else if (e.key === 'Escape') { e.preventDefault(); show(input, false); }
  }, true);
  document.addEventListener('htmx:afterSwap', e => {
    const input = e.detail.target.matches('.combo [role=listbox]') && $(`[aria-controls="${e.detail.target.id}"]`);
    if (!input) return;
    input.listed = new URL(e.detail.pathInfo?.finalRequestPath ?? '', location.href).searchParams.get('q') ?? '';
    if (input.wish && input.listed === input.value) { input.wish = false; if (options(input)[0]) { pick(input, options(input)[0]); return; } }
    if (document.activeElement === input) { show(input, e.detail.target.children.length > 0); mark(input, 0); }
  });

  // Drafts: what is typed is kept on the server one second later, and again and again while the wire is down.
  const keep = (form, wait = 1000) => {
    clearTimeout(form.draftTimer);
    form.draftTimer = setTimeout(async () => {
      const state = $('.draft-state', form), data = new FormData(form);
      $$('input[type=password],input[type=file]', form).forEach(field => data.delete(field.name));
      try {
        const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(data), keepalive: true });
        if (answer.status >= 500) throw new Error(answer.status);
        const saved = answer.ok && !answer.redirected;
        if (state) { state.classList.toggle('bad', !saved); state.textContent = saved ? say('草稿已存', 'Draft kept') : say('草稿没有存上，请照常登记', 'The draft was not kept; please go on'); }
      } catch {
        if (state) { state.classList.add('bad'); state.textContent = say('网络不通，内容还在，会自动再存', 'No connection. Your text is still here and will be kept again'); }
        keep(form, Math.min(wait * 2, 60000));
      }
    }, wait);
  };
  ['input', 'change'].forEach(type => on(type, 'form', (e, form) => { form.dirty = true; if (form.dataset.draft) keep(form); }));
  on('submit', 'form[data-draft]', (e, form) => clearTimeout(form.draftTimer));

  // Sending once: htmx carries the form, so a cut wire leaves the page and its idempotency key as they are.
  const hold = (form, held) => $$('button', form).filter(b => b.type === 'submit').forEach(b => {
    if (held) b.setAttribute('aria-disabled', 'true'); else b.removeAttribute('aria-disabled');
  });
  const ready = from => {
    if (!window.htmx) return;
    $$('form[data-once]:not([hx-post]):not([hx-boost])', from).forEach(form => { form.setAttribute('hx-boost', 'true'); form.setAttribute('hx-disinherit', '*'); htmx.process(form); });
    marks();
    $$('form[data-batch]', from).forEach(form => { const bar = $('.batch', form); if (bar) bar.hidden = !$('input[name=ids]:checked', form); });
    // in a list with a form a line, the field of the line that was refused
    const first = $('.callout[data-field]', from), name = first?.dataset.field, field = name && (first.closest('li')?.querySelector(`[name="${name}"]`) || document.getElementsByName(name)[0]);
    if (field) { field.setAttribute('aria-invalid', 'true'); field.setAttribute('aria-describedby', first.id); }
    (field?.type === 'hidden' ? $(`[data-combo-target="${field.name}"]`) : field || $('[data-focus]', from))?.focus();
  };
  on('submit', 'form[data-once]', (e, form) => {
    if (form.held) { e.preventDefault(); e.stopImmediatePropagation(); return; }
    form.held = true; hold(form, true);
  }, true);
  const release = e => { const form = e.detail.elt.closest?.('form[data-once]'); if (form) { form.held = false; hold(form, false); } };
  document.addEventListener('htmx:configRequest', e => {
    const token = $('#xsrf');
    if (token && e.detail.verb !== 'get') e.detail.headers[token.name] = token.value;
    if (e.detail.boosted) { delete e.detail.headers['HX-Request']; delete e.detail.headers['HX-Boosted']; }
  });
  document.addEventListener('htmx:beforeRequest', () => { document.body.classList.add('busy'); toast(''); });
  document.addEventListener('htmx:afterRequest', e => { document.body.classList.remove('busy'); release(e); });
  // A whole page that needs other files than this one (charts, documents) is opened; any other is swapped in.
  const wholePage = detail => {
    const page = new DOMParser().parseFromString(detail.serverResponse, 'text/html');
    const files = from => $$('head link[rel=stylesheet],head script[src]', from).map(file => file.getAttribute('href') || file.getAttribute('src'));
    const here = files(document);
    if (files(page).some(file => !here.includes(file))) { detail.shouldSwap = false; location.assign(detail.xhr.responseURL); }
    else document.body.className = page.body.className;
  };
  document.addEventListener('htmx:beforeSwap', e => {
    const path = new URL(e.detail.xhr.responseURL || location.href, location.href).pathname;
    if (location.pathname === '/login' || e.detail.xhr.status !== 401 && path !== '/login') {
      if (e.detail.shouldSwap && e.detail.target === document.body) wholePage(e.detail);
      return;
    }
    e.detail.shouldSwap = false;
    toast(say('登录已过期，内容还在。', 'You were signed out; your text is still here. '), true);
    const link = $('#toast').appendChild(document.createElement('a'));
    link.href = '/login'; link.target = '_blank'; link.textContent = say('在新窗口登录，再按一次', 'Sign in in a new window, then press again');
  });
  ['htmx:sendError', 'htmx:timeout'].forEach(type => document.addEventListener(type, () => toast(say('网络不通，内容还在，请再按一次', 'No connection. Your text is still here; please press again'), true)));
  document.addEventListener('htmx:responseError', e => toast(e.detail.xhr.status === 413
    ? say('文件太大，没有收下；内容还在，请换一个小一些的文件', 'The file is too large and was not taken. Your text is still here; choose a smaller file')
    : say('系统出错，内容还在，请再按一次', 'Something went wrong. Your text is still here; please press again'), true));
  document.addEventListener('htmx:load', e => { if (e.detail.elt !== document.body) ready(e.detail.elt); });

  // Polling: fresh lists come in quietly, never under somebody's hands and never into a hidden window.
  setInterval(() => {
    if (document.hidden || $('dialog[open]') || !window.htmx) return;
    $$('[data-poll]').forEach(el => {
      const now = performance.now();
      el.polled ||= now;
      if (now - el.polled < (+el.dataset.every || 60) * 1000 || el.contains(document.activeElement) || $('details[open],input:checked', el)) return;
      el.polled = now;
      htmx.ajax('GET', el.dataset.poll, { target: el, swap: 'outerHTML' });
    });
  }, 5000);
  // On a phone the entries of the navigation stand in one line: the one of this page is pushed into sight.
  $$('.nav-x [aria-current],.tabs [aria-current]').forEach(here => { const line = here.parentElement; line.scrollLeft = here.offsetLeft - line.offsetLeft - (line.clientWidth - here.offsetWidth) / 2; });
  ready(document);
})();
