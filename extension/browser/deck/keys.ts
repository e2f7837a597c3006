/** What a key does in a deck. */
export type KeyAction = 'next' | 'previous' | 'first' | 'last' | 'notes' | 'screen' | 'black' | 'help';

const actions: Readonly<Record<string, KeyAction>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  Enter: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Backspace: 'previous',
  Home: 'first',
  End: 'last',
  s: 'notes',
  n: 'notes',
  f: 'screen',
  b: 'black',
  '.': 'black',
  '?': 'help',
  h: 'help',
};

/** The action of a key as `KeyboardEvent.key` names it; undefined for one that does nothing here. */
export function keyAction(key: string, shift: boolean): KeyAction | undefined {
  if (key === ' ' && shift) return 'previous';
  return actions[key.length === 1 ? key.toLowerCase() : key];
}
