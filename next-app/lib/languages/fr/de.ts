/** “de” before a name, elided where it has to be: `de Marie`, `d’Alice`, `d’Yves`. */
export const de = (name: string): string =>
  /^(?:[aeiouàâäéèêëîïôöùûüœæ]|y[^aeiouy])/i.test(name) ? `d’${name}` : `de ${name}`
