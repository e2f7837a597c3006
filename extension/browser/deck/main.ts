// The script of a deck: one slide at a time, moved by keys, clicks and swipes; the speaker's notes; help.
import { keyAction } from './keys.ts';

const root = document.documentElement;
const slides = [...document.querySelectorAll<HTMLElement>('.ska-bild')];
let now = 0;
/** Digits typed before Enter. */
let typed = '';
const began = Date.now();

const made = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
};

// What a screen reader says when the slide changes.
const told = made('p', 'ska-dold');
told.setAttribute('aria-live', 'polite');

const panel = made('section', 'ska-panel');
panel.hidden = true;
panel.setAttribute('aria-label', 'Anteckningar');
const notes = made('div', 'ska-panel-text');
const time = made('div', 'ska-panel-tid');
panel.append(notes, time);

const help = made('dialog', 'ska-hjälp');
help.setAttribute('aria-label', 'Hjälp');
help.append(made('h2', '', 'Tangenter'));
const list = document.createElement('dl');
for (const [keys, what] of [
  ['→  ↓  mellanslag  Page Down', 'nästa bild'],
  ['←  ↑  Page Up', 'föregående bild'],
  ['Home  End', 'första och sista bilden'],
  ['en siffra och Enter', 'bilden med det numret'],
  ['F', 'hela skärmen'],
  ['S eller N', 'anteckningar och tid'],
  ['B eller .', 'svart skärm'],
  ['?', 'den här hjälpen'],
])
  list.append(made('dt', '', keys), made('dd', '', what));
const close = made('button', '', 'Stäng');
close.addEventListener('click', () => help.close());
help.append(list, close);

const bar = made('nav', 'ska-spelrad');
bar.setAttribute('aria-label', 'Bildspel');
for (const [sign, label, act] of [
  ['‹', 'Föregående bild', () => show(now - 1)],
  ['›', 'Nästa bild', () => show(now + 1)],
  ['A', 'Anteckningar', toggleNotes],
  ['▢', 'Hela skärmen', toggleScreen],
  ['?', 'Hjälp', toggleHelp],
] as const) {
  const button = made('button', '', sign);
  button.title = label;
  button.setAttribute('aria-label', label);
  button.addEventListener('click', () => act());
  bar.append(button);
}
document.body.append(told, bar, panel, help);

/** Shows a slide; before the first and after the last nothing happens. */
function show(wanted: number, focus = true): void {
  const at = Math.max(0, Math.min(slides.length - 1, wanted));
  const slide = slides[at];
  if (!slide) return;
  slides[now]?.classList.remove('ska-nu');
  now = at;
  slide.classList.add('ska-nu');
  slide.scrollTop = 0;
  const title = slide.querySelector<HTMLElement>('h1, h2');
  if (focus) title?.focus({ preventScroll: true });
  told.textContent = `Bild ${at + 1} av ${slides.length}: ${title?.textContent ?? ''}`;
  history.replaceState(null, '', `#${at + 1}`);
  tell();
}

/** The notes of the slide, the title of the next, and how long it has taken. */
function tell(): void {
  const own = slides[now]?.querySelector('.ska-anteckningar');
  notes.replaceChildren();
  if (own) for (const node of own.childNodes) notes.append(node.cloneNode(true));
  else notes.append(made('p', '', 'Inga anteckningar till den här bilden.'));
  // What is copied has no ids of its own.
  for (const copy of notes.querySelectorAll('[id]')) copy.removeAttribute('id');
  const next = slides[now + 1]?.querySelector('h1, h2')?.textContent;
  const minutes = Math.floor((Date.now() - began) / 60_000);
  time.replaceChildren(
    made('p', '', `Bild ${now + 1} av ${slides.length}`),
    made(
      'p',
      '',
      `${String(new Date().getHours()).padStart(2, '0')}.${String(new Date().getMinutes()).padStart(2, '0')} · ${minutes} min`,
    ),
    made('p', '', next ? `Sedan: ${next}` : 'Sista bilden'),
  );
}

function toggleNotes(): void {
  panel.hidden = !panel.hidden;
  root.style.setProperty('--panel', panel.hidden ? '0px' : '32vh');
  tell();
}

function toggleScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  // Where a browser does not let a page fill the screen, the window is what there is.
  else void root.requestFullscreen?.().catch(() => undefined);
}

function toggleHelp(): void {
  if (help.open) help.close();
  else help.showModal();
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (help.open) {
    if (event.key === '?') toggleHelp();
    return;
  }
  const onButton = (event.target as Element | null)?.closest?.('button, a');
  if (onButton && (event.key === 'Enter' || event.key === ' ')) return;
  if (/^\d$/.test(event.key)) {
    typed = (typed + event.key).slice(-4);
    return;
  }
  const number = typed;
  typed = '';
  if (event.key === 'Enter' && number) return show(Number(number) - 1);
  const action = keyAction(event.key, event.shiftKey);
  if (!action) return;
  event.preventDefault();
  root.classList.toggle('ska-svart', action === 'black' && !root.classList.contains('ska-svart'));
  if (action === 'next') show(now + 1);
  if (action === 'previous') show(now - 1);
  if (action === 'first') show(0);
  if (action === 'last') show(slides.length - 1);
  if (action === 'notes') toggleNotes();
  if (action === 'screen') toggleScreen();
  if (action === 'help') toggleHelp();
});

for (const slide of slides)
  slide.addEventListener('click', event => {
    if ((event.target as Element).closest('a, button, summary') || getSelection()?.toString()) return;
    show(event.clientX < window.innerWidth / 4 ? now - 1 : now + 1);
  });

let touched: number | undefined;
document.addEventListener(
  'touchstart',
  event => {
    touched = event.touches.length === 1 ? event.touches[0]?.clientX : undefined;
  },
  { passive: true },
);
document.addEventListener(
  'touchend',
  event => {
    const by = (event.changedTouches[0]?.clientX ?? 0) - (touched ?? Number.NaN);
    touched = undefined;
    if (Math.abs(by) > 50) show(by < 0 ? now + 1 : now - 1);
  },
  { passive: true },
);

// The buttons are there for a while after the pointer has moved.
let still: ReturnType<typeof setTimeout> | undefined;
document.addEventListener('pointermove', () => {
  root.classList.add('ska-rör');
  clearTimeout(still);
  still = setTimeout(() => root.classList.remove('ska-rör'), 2500);
});
// A link to another slide, or an address with another number.
window.addEventListener('hashchange', () => {
  const name = decodeURIComponent(location.hash.slice(1));
  const at = /^\d+$/.test(name)
    ? Number(name) - 1
    : slides.findIndex(slide => slide.id === name || slide.querySelector(`[id="${CSS.escape(name)}"]`));
  if (at >= 0 && at !== now) show(at);
});
setInterval(() => {
  if (!panel.hidden) tell();
}, 10_000);

root.classList.add('ska-spelas');
show((Number(location.hash.slice(1)) || 1) - 1, false);
