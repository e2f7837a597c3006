import type { Language } from '../problem.ts';

/** The end of a sentence: why, and what to do. */
type Why = Readonly<Record<Language, string>>;

const unwritable: Readonly<Record<string, Why>> = {
  EACCES: {
    sv: 'du har inte skrivrätt där. Be den som äger mappen om skrivrätt, eller välj en annan mapp.',
    en: 'you have no permission to write there. Ask the owner of the folder for it, or choose another folder.',
  },
  EROFS: {
    sv: 'disken är skrivskyddad. Välj en annan mapp.',
    en: 'the disk is read-only. Choose another folder.',
  },
  READONLY: {
    sv: 'filen är skrivskyddad. Ta bort skrivskyddet i filens egenskaper (högerklicka på filen) och försök igen.',
    en: 'the file is marked read-only. Take that mark away in the file’s properties (right-click the file) and try again.',
  },
  ENOENT: {
    sv: 'mappen finns inte, eller går inte att skapa filer i. Kontrollera sökvägen, eller välj en annan mapp.',
    en: 'the folder does not exist, or no files can be made in it. Check the path, or choose another folder.',
  },
  ENAMETOOLONG: {
    sv: 'sökvägen är för lång. Lägg projektet i en mapp närmare diskens rot, eller välj ett kortare namn.',
    en: 'the path is too long. Move the project closer to the root of the disk, or choose a shorter name.',
  },
  ELOOP: {
    sv: 'sökvägen är en länk som leder tillbaka till sig själv. Ta bort länken, eller välj en annan mapp.',
    en: 'the path is a link that leads back to itself. Remove the link, or choose another folder.',
  },
  EIO: {
    sv: 'disken eller nätverksmappen svarar inte som den ska. Kontrollera att den är ansluten och försök igen, eller välj en annan mapp.',
    en: 'the disk or network folder does not answer as it should. Check that it is connected and try again, or choose another folder.',
  },
  EFBIG: {
    sv: 'filen är större än disken tillåter. Välj en annan disk.',
    en: 'the file is larger than the disk allows. Choose another disk.',
  },
  EMFILE: {
    sv: 'för många filer är öppna på datorn. Stäng några program och försök igen.',
    en: 'too many files are open on this machine. Close some programs and try again.',
  },
};

const unreadable: Readonly<Record<string, Why>> = {
  EACCES: {
    sv: 'du har inte behörighet. Be den som äger filen om läsrätt.',
    en: 'you have no permission. Ask its owner for the right to read it.',
  },
  ENAMETOOLONG: {
    sv: 'sökvägen är för lång. Lägg projektet i en mapp närmare diskens rot, eller välj ett kortare namn.',
    en: 'the path is too long. Move the project closer to the root of the disk, or choose a shorter name.',
  },
  ELOOP: {
    sv: 'sökvägen är en länk som leder tillbaka till sig själv. Ta bort länken och lägg filen där.',
    en: 'the path is a link that leads back to itself. Remove the link and put the file there.',
  },
  ENOTSUP: {
    sv: 'det är ingen vanlig fil. Lägg en fil med innehållet där.',
    en: 'it is no ordinary file. Put a file with the content there.',
  },
  // Node has no word for what Windows says of a file that OneDrive has not fetched and cannot fetch now.
  UNKNOWN: {
    sv: 'datorn kan inte hämta den. Ligger projektet i OneDrive finns filen kanske bara i molnet: kontrollera att OneDrive är igång, och välj ”Behåll alltid på den här enheten” för projektets mapp.',
    en: 'the system cannot fetch it. In OneDrive the file may be in the cloud alone: check that OneDrive is running, and choose “Always keep on this device” for the project’s folder.',
  },
  EMFILE: {
    sv: 'för många filer är öppna på datorn. Stäng några program och försök igen.',
    en: 'too many files are open on this machine. Close some programs and try again.',
  },
};

/** Answers that mean the same to whoever reads them. */
const sameAs: Readonly<Record<string, string>> = {
  EPERM: 'EACCES',
  ENODEV: 'EIO',
  ENXIO: 'EIO',
  ESTALE: 'EIO',
  ETIMEDOUT: 'EIO',
  ENFILE: 'EMFILE',
};

/** Why a file or folder cannot be written, from the system's code (`EACCES`), and what to do: the end of a sentence. */
export function whyUnwritable(reason: string): Why {
  // An answer that is not known is shown as it is, for those who can look it up.
  return (
    unwritable[sameAs[reason] ?? reason] ?? {
      sv: `datorn svarar ${reason || 'inte'}. Kontrollera att du har skrivrätt till mappen och att disken är ansluten, eller välj en annan mapp.`,
      en: `the system answers ${reason || 'nothing'}. Check that you may write to the folder and that the disk is connected, or choose another folder.`,
    }
  );
}

/** Why a file cannot be read, as {@link whyUnwritable}. */
export function whyUnreadable(reason: string): Why {
  return (
    unreadable[sameAs[reason] ?? reason] ?? {
      sv: `datorn svarar ${reason || 'inte'}. Kontrollera att disken eller nätverksmappen är åtkomlig och försök igen.`,
      en: `the system answers ${reason || 'nothing'}. Check that the disk or network folder can be reached and try again.`,
    }
  );
}
