import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { Fault } from '../../extension/base/fault.ts';
import { type Ask, askAtTerminal } from '../../extension/cli/questions.ts';

describe('questions at the terminal', () => {
  const three = async (ask: Ask) => [await ask('Ett?', 'a'), await ask('Två?', 'b'), await ask('Tre?', '')];

  function terminal() {
    const input = new PassThrough();
    const output = new PassThrough();
    const stop = new AbortController();
    const options = { input, output, signal: stop.signal, interrupt: () => stop.abort() };
    return { input, output, options };
  }

  it('take pasted lines in order, and the standard answer for an empty line', async () => {
    const { input, options } = terminal();
    input.write('x\n\n  z å \n');
    assert.deepEqual(await askAtTerminal(options, three), ['x', 'b', 'z å']);
  });

  it('show the standard answer', async () => {
    const { input, output, options } = terminal();
    const answers = askAtTerminal(options, three);
    input.end('\n\n\n');
    await answers;
    assert.match(String(output.read()), /Ett\? \[a\]/);
  });

  it('end with a sentence when the input does', async () => {
    const { input, options } = terminal();
    input.end('x\n');
    await assert.rejects(
      askAtTerminal(options, three),
      (error: unknown) => error instanceof Fault && error.code === 'init.no-answer' && error.exitCode === 2,
    );
  });

  it('end at Ctrl-C', async () => {
    const { input, options } = terminal();
    input.write('x\n\u0003');
    await assert.rejects(askAtTerminal(options, three));
    assert.ok(options.signal.aborted);
  });
});
