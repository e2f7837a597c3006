import type { Files } from '../../base/ports.ts';
import type { NewProjectData } from '../../project/new-project/project-data.ts';
import { renderTrustedTemplate } from '../template/render-template.ts';

/** The files of a new project by their paths, with the template of each below `templates/projekt`: packing drops names that begin with a dot. */
const files: Readonly<Record<string, string>> = {
  'ska.yaml': 'ska.yaml.hbs',
  'indikatorer.yaml': 'indikatorer.yaml.hbs',
  'data/datapackage.yaml': 'data/datapackage.yaml.hbs',
  'data/enheter.csv': 'data/enheter.csv.hbs',
  '.gitignore': 'gitignore.hbs',
  '.gitattributes': 'gitattributes.hbs',
  'README.md': 'README.md.hbs',
};

/** Writes the files of a new project, but for its reports. Faults: `file.*`. */
export async function writeProjectFiles(shipped: Files, project: Files, data: NewProjectData): Promise<void> {
  for (const [path, name] of Object.entries(files)) {
    if (path === 'data/enheter.csv' && !data.tabell) continue;
    const template = `templates/projekt/${name}`;
    const source = new TextDecoder().decode(await shipped.read(template));
    await project.write(path, renderTrustedTemplate(source, template, data, { escape: false }));
  }
}
