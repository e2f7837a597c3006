import { commands, type ExtensionContext, window } from 'vscode';
import { languageClient } from './language-client.ts';

/** What other extensions and tests may ask for. */
export interface SkaApi {
  /** When all that the editor has told so far has been worked through. */
  settled(): Promise<void>;
}

/** Started by VS Code when a folder with a `ska.yaml` is opened, or by a command of ours. */
export async function activate(context: ExtensionContext): Promise<SkaApi> {
  const output = window.createOutputChannel('SKA', { log: true });
  const client = languageClient(context, output);
  context.subscriptions.push(
    output,
    commands.registerCommand('ska.showOutput', () => output.show()),
    commands.registerCommand('ska.restartServer', () => client.restart()),
    { dispose: () => void client.dispose() },
  );
  void client.start();
  return {
    async settled() {
      await client.start();
      await client.sendRequest('ska/settled');
    },
  };
}
