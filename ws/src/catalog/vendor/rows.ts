import * as z from 'zod'

/** A list of which each row that fits is taken and the others are left out: one odd song spoils no search. */
export const rowsOf = <Row>(row: z.ZodType<Row>) =>
  z.array(z.unknown()).transform((rows) =>
    rows.flatMap((each) => {
      const parsed = row.safeParse(each)
      return parsed.success ? [parsed.data] : []
    }),
  )

/** An address on the web, or null for anything else that stands there. */
export const webAddress = z
  .string()
  .nullish()
  .transform((text) => (text && text.length <= 2048 && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null))
