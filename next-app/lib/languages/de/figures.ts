/** A figure as German writes it, with a decimal comma. */
export const figure = (text: string): string => text.replace('.', ',')
