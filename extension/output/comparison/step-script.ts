/** The page's only script: n and p (and two buttons) step from change to change, in both versions at once, and say which it is. */
export const stepScript = ([change, of]: readonly [string, string]) => `(() => {
  const items = [...document.querySelectorAll('[data-steg]')];
  const said = document.getElementById('ska-sagt');
  let at = -1;
  const marked = number => [...document.querySelectorAll('[data-andring]')].filter(one => one.dataset.andring.split(' ').includes(number));
  const show = index => {
    if (items.length === 0) return;
    at = (index + items.length) % items.length;
    const item = items[at];
    for (const one of document.querySelectorAll('.ska-vald')) one.classList.remove('ska-vald');
    const spots = marked(item.dataset.steg);
    for (const one of [item, ...spots]) {
      one.classList.add('ska-vald');
      for (let box = one.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    }
    const target = spots.at(-1) ?? item;
    target.focus({ preventScroll: true });
    for (const one of spots.length > 0 ? spots : [item]) one.scrollIntoView({ block: 'center' });
    said.textContent = '${change} ' + (at + 1) + ' ${of} ' + items.length + ': ' + item.textContent.replace(/\\s+/g, ' ').trim();
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n') show(at + 1);
    else if (event.key === 'p') show(at < 0 ? -1 : at - 1);
  });
  document.addEventListener('click', event => {
    const item = event.target.closest('[data-steg]');
    if (item) {
      event.preventDefault();
      show(items.indexOf(item));
    } else if (event.target.closest('#ska-nästa')) show(at + 1);
    else if (event.target.closest('#ska-förra')) show(at < 0 ? -1 : at - 1);
  });
})();
`;
