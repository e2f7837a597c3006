/** What a program that started `ska` over a channel (Node's IPC) sends to end it, where no signal can ask: on Windows each one kills. */
export const stopMessage = 'stop';
