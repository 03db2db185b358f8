// Autosave of long forms (NFR-4). A page that wants it links this file, includes kit/_draft.html once, and writes
//   <form method="post" data-autosave="URL" data-keep="self-review-12"> … <input type="hidden" name="seen" value='{"key": "mark"}'>
// URL answers a POST of the whole form with JSON:
//   {"saved_at": "10:42", "seen": {key: mark}, "clashes": {key: {"theirs", "yours"}}, "wrong": {key: why}}   200, or 409 where texts clash
//   {"refused": "sentence"}                                                                                409
//   with "missing": [key] and "total": "82,5" where the form has them, shown by [data-missing], [data-toc="key"], [data-total]
// What could not be sent is kept in localStorage under data-keep, a copy for each open page, until it is saved, dropped, or the person signs out.
// Secret pages (02B, ballot) never use this file.
(() => {
  'use strict';
  const form = document.querySelector('form[data-autosave]');
  if (!form) return;
  const PAUSE = 1500;
  const AGAIN = 10000;
  const UNSAVED = ['typing', 'saving', 'kept', 'ended'];
  const shelf = `sonduong:${form.dataset.keep}:`;
  const place = shelf + Date.now().toString(36) + Math.random().toString(36).slice(2);   // two tabs never drop each other's copy
  const status = document.querySelector('[data-draft]');
  const words = status.querySelector('[data-draft-words]');
  const template = (name) => document.querySelector(`template[data-draft-${name}]`).content.firstElementChild.cloneNode(true);
  let timer = 0;
  let running = false;
  let changed = false;
  let leaving = false;
  let forgetting = false;
  const clashes = new Map();   // key → { panel, theirs, mark }, until the person has chosen
  const chosen = new Set();    // chosen since the save that is under way was sent: its answer is older than the choice

  const show = (state, sentence) => { status.dataset.state = state; words.textContent = sentence; };
  const clock = (date) => `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  const day = (date) => `${String(date.getDate()).padStart(2, '0')}/${String(date.getMonth() + 1).padStart(2, '0')}/${date.getFullYear()}`;
  const typed = () => {
    const values = {};
    new FormData(form).forEach((value, name) => {
      if (typeof value === 'string' && name !== 'csrfmiddlewaretoken' && name !== 'seen') values[name] = value;
    });
    return values;
  };
  const drop = () => localStorage.removeItem(place);
  const keep = () => {
    const copy = { at: Date.now(), seen: form.elements.seen.value, values: typed() };
    try { localStorage.setItem(place, JSON.stringify(copy)); } catch (full) { show('kept', 'Máy này không giữ được bản tạm; đừng đóng trang'); }
  };
  const token = () => {
    const cookie = document.cookie.split('; ').find((part) => part.startsWith('csrftoken='));
    if (cookie) form.elements.csrfmiddlewaretoken.value = cookie.split('=')[1];   // signed in again in another tab
    return form.elements.csrfmiddlewaretoken.value;
  };
  const settle = (marks) => {
    form.elements.seen.value = JSON.stringify(Object.assign(JSON.parse(form.elements.seen.value || '{}'), marks));
  };
  const put = (name, value) => {
    const off = name.startsWith('score:') && form.elements[`na:${name.slice(6)}`];   // 'x' of a score is a ticked box
    if (off) off.checked = value === 'x';
    form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((input) => {
      if (input.type === 'radio' || input.type === 'checkbox') input.checked = input.value === value;
      else if (input.type !== 'file') input.value = off && value === 'x' ? '' : value;
    });
  };
  const shown = (key) => {
    const values = typed();
    return values[`na:${key.replace('score:', '')}`] ? 'x' : values[key] || '';
  };

  // Two texts of one field stand side by side until the person has chosen; nothing is overwritten before. A later answer
  // renews the stored one, typing goes on renewing the own one: what is chosen is what is seen.
  const named = (key, value) => {
    const one = form.querySelector(`input[type="radio"][name="${CSS.escape(key)}"][value="${CSS.escape(value)}"]`);
    if (one) return one.closest('label').textContent.trim();
    return key.startsWith('score:') && value === 'x' ? 'không áp dụng' : value || '(trống)';
  };
  const refresh = () => clashes.forEach(({ panel, theirs }, key) => {
    panel.querySelector('[data-theirs]').textContent = named(key, theirs);
    panel.querySelector('[data-yours]').textContent = named(key, shown(key));
  });
  const close = (key) => { clashes.get(key).panel.remove(); clashes.delete(key); };
  const choose = (key, take, glue) => {
    const { theirs, mark } = clashes.get(key);
    if (take === 'theirs') put(key, theirs);
    if (take === 'both') put(key, [theirs, shown(key)].filter(Boolean).join(glue));
    settle({ [key]: mark });
    chosen.add(key);
    close(key);
    edited();
    soon(0);
  };
  const clash = (key, theirs, mark) => {
    if (chosen.has(key)) return;
    if (shown(key) === theirs) { settle({ [key]: mark }); return; }
    if (clashes.has(key)) { Object.assign(clashes.get(key), { theirs, mark }); return; }
    const input = form.querySelector(`[name="${CSS.escape(key)}"]`);
    const panel = template('clash');
    panel.dataset.clash = key;
    panel.querySelector('[data-take="both"]').hidden = !input || input.matches('[type="radio"], [data-score]');   // one of two only
    panel.addEventListener('click', (event) => {
      const choice = event.target.closest('[data-take]');
      if (choice) choose(key, choice.dataset.take, input && input.matches('textarea') ? '\n' : '; ');
    });
    clashes.set(key, { panel, theirs, mark });
    if (!input) form.prepend(panel);
    else if (input.type === 'radio') input.closest('fieldset').append(panel);
    else input.after(panel);
  };

  // [data-next] leads to the first gap; when none is left it gives way to [data-finish].
  const lead = (missing) => {
    const next = document.querySelector('[data-next]');
    const finish = document.querySelector('[data-finish]');
    if (!next || !finish) return;
    const gap = missing.length && form.querySelector(`[name="${CSS.escape(missing[0])}"], [name="score:${CSS.escape(missing[0])}"]`);
    next.hidden = !missing.length;
    next.href = gap ? `#${gap.closest('[id]').id}` : '#m-rating';
    finish.classList.toggle('d-none', missing.length > 0);
    finish.classList.toggle('btn-quiet', missing.length > 0);
    finish.classList.toggle('btn-primary', !missing.length);
  };
  // The form's own figures: how many fields are missing and which, the sum of points.
  const figures = ({ missing, total, wrong }) => {
    const left = document.querySelector('[data-missing]');
    if (left && missing) { left.textContent = missing.length; lead(missing); }
    const sum = document.querySelector('[data-total]');
    if (sum && total !== undefined && !Object.keys(wrong || {}).length) sum.textContent = total;
    document.querySelectorAll('[data-toc]').forEach((item) => {
      const key = item.dataset.toc;
      const choices = form.querySelectorAll(`input[type="radio"][name="${CSS.escape(key)}"]`);
      const gap = choices.length ? !Array.from(choices).some((one) => one.checked) : (missing || []).includes(key);
      if (item.classList.contains('miss') === gap) return;
      item.classList.toggle('miss', gap);
      item.classList.toggle('done', !gap);
      item.querySelector('svg').replaceWith(template(gap ? 'miss' : 'done'));
    });
  };

  const take = (answer) => {
    if (answer.refused) { show('kept', answer.refused); return; }
    const { seen = {}, clashes: found = {}, wrong = {} } = answer;
    settle(Object.fromEntries(Object.entries(seen).filter(([key]) => !(key in found))));
    Array.from(clashes.keys()).filter((key) => !(key in found) && !(key.replace('score:', '') in wrong)).forEach(close);
    Object.entries(found).forEach(([key, both]) => clash(key, both.theirs, seen[key]));
    refresh();
    const open = clashes.size;
    if (open) show('kept', `Có ${open} mục bị sửa ở hai nơi: chọn bản giữ lại ngay dưới ô`);
    else if (Object.keys(wrong).length) show('kept', `Đã lưu ${answer.saved_at}, trừ điểm ghi sai`);
    else if (!changed) { show('saved', `Đã lưu ${answer.saved_at}`); drop(); }
    figures(answer);
  };

  const save = async () => {
    if (running || leaving) return;
    running = true;
    changed = false;
    chosen.clear();
    const csrf = token();
    const body = new FormData(form);
    Array.from(body.entries()).forEach(([name, value]) => { if (value instanceof File) body.delete(name); });
    show('saving', 'Đang lưu…');
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: 'POST', body, redirect: 'manual', headers: { 'X-CSRFToken': csrf, Accept: 'application/json' },
      });
      if (answer.type === 'opaqueredirect' || answer.status === 403) {
        keep();
        show('ended', 'Phiên làm việc đã hết; chữ vẫn giữ trên máy này. ');
        words.append(template('sign-in'));
        soon(AGAIN);
      } else if (answer.ok || answer.status === 409) take(await answer.json());
      else throw new Error(String(answer.status));
    } catch (lost) {
      keep();
      show('kept', `Chưa lưu được; chữ gõ đến ${clock(new Date())} giữ trên máy này, sẽ tự lưu khi có lại đường truyền`);
      soon(AGAIN);
    }
    running = false;
    if (changed) soon(PAUSE);
  };
  const soon = (pause) => { clearTimeout(timer); timer = setTimeout(save, pause); };
  const edited = () => { changed = true; forgetting = false; keep(); refresh(); show('typing', 'Chưa lưu'); soon(PAUSE); };

  // What an earlier visit could not send. Its marks come back with it, so that words changed elsewhere meanwhile clash in the open.
  const recover = () => {
    const now = typed();
    const plain = (text) => (text || '').replace(/\s+/g, ' ').trim();
    const copies = Object.keys(localStorage).filter((name) => name.startsWith(shelf))
      .map((name) => ({ name, ...JSON.parse(localStorage.getItem(name)) })).sort((one, other) => other.at - one.at);
    const differs = (copy) => Object.keys(copy.values).some((name) => plain(copy.values[name]) !== plain(now[name]));
    copies.filter((copy) => !differs(copy)).forEach((copy) => localStorage.removeItem(copy.name));
    const copy = copies.find(differs);   // an older one waits for the next visit
    if (!copy) return;
    const panel = template('recover');
    const at = new Date(copy.at);
    panel.querySelector('[data-when]').textContent = `${clock(at)} ngày ${day(at)}`;
    panel.addEventListener('click', (event) => {
      const choice = event.target.closest('[data-take]');
      if (!choice) return;
      panel.remove();
      if (choice.dataset.take !== 'none') {
        Object.entries(copy.values).forEach(([name, value]) => put(name, value));
        form.elements.seen.value = copy.seen;
        edited();
      }
      localStorage.removeItem(copy.name);
    });
    form.prepend(panel);
  };

  form.addEventListener('input', edited);
  form.addEventListener('change', edited);
  form.addEventListener('submit', () => { leaving = true; clearTimeout(timer); });
  document.addEventListener('click', (event) => { if (event.target.closest('[data-sign-out]')) forgetting = true; });   // app.js empties the store
  window.addEventListener('online', () => { if (UNSAVED.includes(status.dataset.state)) soon(0); });
  window.addEventListener('beforeunload', (event) => {
    if (!leaving && UNSAVED.includes(status.dataset.state)) { if (!forgetting) keep(); event.preventDefault(); }
  });
  recover();
  // Typed before this file had arrived: no event told of it.
  const early = Array.from(form.elements).some((field) => (
    field.matches('input[type="radio"], input[type="checkbox"]') ? field.checked !== field.defaultChecked
      : field.matches('input:not([type="hidden"], [type="file"]), textarea') && field.value !== field.defaultValue
  ));
  if (early) edited();
})();
