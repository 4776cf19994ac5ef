/** The forms of what is counted, by the categories of CLDR; `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Says how many, in the form that the language (BCP 47) has for that many. */
export const plurals = (tag: string) => {
  const rules = new Intl.PluralRules(tag)
  return (many: number, forms: Forms): string =>
    (forms[rules.select(many)] ?? forms.other).replaceAll('#', String(many))
}
