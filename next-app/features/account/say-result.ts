import { toast } from '../../components/toast.ts'
import { accountWords } from '../../lib/account-words.ts'

const { results } = accountWords
const isKnown = (result: string): result is keyof typeof results => Object.hasOwn(results, result)
const WELL = new Set(['signed-in', 'connected'])

/** Says what a provider's answer has led to, by the word that the server put into the address. */
export const sayResult = (result: string): void => {
  const text = isKnown(result) ? results[result] : accountWords.failed
  if (WELL.has(result)) toast.success(text)
  else toast.error(text)
}
