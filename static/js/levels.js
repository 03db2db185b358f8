// Levels by the keys 1 to 4, on pages that list people ([data-levels]); every choice is an ordinary field without this file.
//   table[data-levels]      in a line's <select>: 1–4 choose, up and down go to the line above or below
//   .board[data-levels]     on a card's field: 1–4 choose, up and down go to the card above or below; a card may be dragged to
//                           a column as well. It moves to its column and the form is asked again for its figures (htmx).
(() => {
  'use strict';
  const LEVELS = { 1: 'excellent', 2: 'good', 3: 'completed', 4: 'failed' };
  const choose = (select, value) => {
    const option = select.querySelector(`option[value="${value}"]`);
    if (!option || option.disabled) return;
    select.value = value;
    select.dispatchEvent(new Event('input', { bubbles: true }));
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const step = (key) => ({ ArrowDown: 1, ArrowUp: -1 })[key];
  const walk = (from, place, by) => {
    const fields = Array.from(place.querySelectorAll('select[name^="m"]')).filter((one) => one.offsetParent);
    const next = fields[fields.indexOf(from) + by];
    if (next) next.focus();
  };
  document.querySelectorAll('[data-levels]').forEach((place) => {
    place.addEventListener('keydown', (event) => {
      const select = event.target.closest('select');
      if (!select || event.altKey || event.ctrlKey || event.metaKey) return;
      if (LEVELS[event.key]) choose(select, LEVELS[event.key]);
      else if (step(event.key)) walk(select, place, step(event.key));
      else return;
      event.preventDefault();
    });
  });
  const board = document.querySelector('.board[data-levels]');
  if (!board) return;
  const form = board.closest('form');
  const columns = Array.from(board.querySelectorAll('[data-level]'));
  form.addEventListener('change', (event) => {
    const card = event.target.closest('.person');
    const column = columns.find((one) => one.dataset.level === event.target.value);
    if (!card || !column) return;
    card.classList.toggle('pending', event.target.value !== card.dataset.was);
    column.querySelector('ul').prepend(card);
    event.target.focus();
  });

  let dragged = null;
  const takes = (column) => dragged && !dragged.querySelector(`option[value="${column.dataset.level}"]`).disabled;
  const over = (column) => columns.forEach((one) => one.classList.toggle('drop', one === column));
  form.querySelectorAll('.person').forEach((card) => { card.draggable = Boolean(card.querySelector('select')); });
  form.addEventListener('dragstart', (event) => {
    dragged = event.target.closest('.person');
    if (!dragged) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    columns.forEach((one) => one.classList.toggle('closed', !takes(one)));
  });
  form.addEventListener('dragend', () => {
    dragged = null;
    columns.forEach((one) => one.classList.remove('drop', 'closed'));
  });
  columns.forEach((column) => {
    column.addEventListener('dragover', (event) => {
      if (!takes(column)) return;
      event.preventDefault();
      over(column);
    });
    column.addEventListener('dragleave', (event) => {
      if (!column.contains(event.relatedTarget)) over(null);
    });
    column.addEventListener('drop', (event) => {
      event.preventDefault();
      if (takes(column)) choose(dragged.querySelector('select'), column.dataset.level);
    });
  });
})();
