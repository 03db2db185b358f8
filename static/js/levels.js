// Levels by the keys 1 to 4, on pages that list people ([data-levels]); every choice is an ordinary field without this file.
//   table[data-levels]      in a line's <select>: 1–4 choose, up and down go to the line above or below
//   .board[data-levels]     on a card or its field: 1–4 choose, up and down go to the card above or below;
//                           the card moves to its column and the form is asked again for its tiles (htmx, event "what-if")
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
  board.addEventListener('change', (event) => {
    const card = event.target.closest('.person');
    const column = board.querySelector(`[data-level="${event.target.value}"] > ul`);
    if (!card || !column) return;
    card.classList.add('pending', 'moved');
    column.prepend(card);
    event.target.focus();
  });
})();
