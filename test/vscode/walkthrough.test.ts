import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { clickText, texts } from './dom.ts';
import { opened } from './opened.ts';
import { notification } from './panels.ts';
import { openFile, pick, runCommand } from './quick-input.ts';
import { until } from './until.ts';

describe('the walkthrough in VS Code', function () {
  this.timeout(180_000);
  const window = opened();

  it('leads an author to a PDF', async () => {
    const { page, place } = window();
    await openFile(page, 'rapporter/2025-26/lyktan.md');
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await page.keyboard.type('Kom igång med SKA');
    await pick(page, 'Kom igång med SKA-rapport');
    const steps = '.gettingStartedContainer .step-title';
    await until('the steps', async () => (await texts(page, steps)).includes('Bygg en PDF'), {
      seen: () => texts(page, steps),
    });
    await until('the last step', () => clickText(page, steps, 'Bygg en PDF'));
    const buttons = '.gettingStartedContainer .expanded .monaco-button';
    await until('its button', async () => (await texts(page, buttons)).length > 0);
    await until('the button', () => clickText(page, buttons, 'Bygg PDF av rapporten'), {
      seen: () => texts(page, buttons),
    });
    await notification(page, 'lyktan.pdf är klar');
    await access(join(place.project, 'ut', '2025-26', 'lyktan.pdf'));
  });
});
