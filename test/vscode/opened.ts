import { join } from 'node:path';
import { texts } from './dom.ts';
import { type Place, packageFixture, preparePlace } from './packaged.ts';
import { until } from './until.ts';
import {
  keepPicture,
  startWorkbench,
  type Workbench,
  type WorkbenchOptions,
  whatIsSeen,
} from './workbench.ts';

/** A suite's window with the packaged extension, on a copy of the example municipality. */
export interface Opened extends Workbench {
  readonly place: Place;
}

/**
 * Opens one window for the suite that calls, with another extension `beside` ours if there is to be one, waits until the extension knows the project, and closes it after the last
 * test; to be called for the window inside the suite's tests. Of a test that fails a picture is kept, and what the window shows is told.
 */
export function opened(
  options: Omit<WorkbenchOptions, 'folder' | 'extensions'> & { readonly beside?: string } = {},
  arrange: (place: Place) => Promise<void> = async () => {},
): () => Opened {
  let place: Place | undefined;
  let window: Workbench | undefined;
  before(async function () {
    // The first time, VS Code is installed.
    this.timeout(600_000);
    place = await preparePlace();
    await arrange(place);
    const { beside, ...how } = options;
    const others = beside ? [await packageFixture(beside, join(place.project, '..'))] : [];
    window = await startWorkbench({ ...how, folder: place.project, extensions: [place.vsix, ...others] });
    const { page } = window;
    await until('the extension to know the project', async () =>
      (await texts(page, '.statusbar-item')).some(item => item.includes('SKA')),
    );
  });
  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || !window) return;
    const { page } = window;
    if (currentTest.err) currentTest.err.message += `\nThe window: ${await whatIsSeen(page)}`;
    process.stderr.write(`${await keepPicture(page, currentTest.title)}\n`);
  });
  after(async function () {
    this.timeout(60_000);
    await window?.[Symbol.asyncDispose]();
    await place?.remove();
  });
  return () => {
    if (!window || !place) throw new Error('the window is open while the tests run only');
    return { ...window, place };
  };
}
