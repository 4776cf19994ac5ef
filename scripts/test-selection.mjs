/** The projects whose tests need a browser and the built program: the machine is theirs. */
export const BROWSER_PROJECTS = ['pages', 'contracts', 'e2e', 'long']
/** Measures for minutes, and is run when it is asked for. */
const LONG = 'long'

/**
 * Which tests the words after `npm test --` ask for: `unit`, names of projects, and parts of file names.
 * @param {readonly string[]} words
 * @param {readonly string[]} projects all there are
 * @returns {{ projects: string[], files: string[] }}
 */
export function selectTests(words, projects) {
  const unit = projects.filter((name) => !BROWSER_PROJECTS.includes(name))
  const chosen = words.flatMap((word) => (word === 'unit' ? unit : projects.includes(word) ? [word] : []))
  const files = words.filter((word) => word !== 'unit' && !projects.includes(word))
  return {
    projects: chosen.length > 0 ? [...new Set(chosen)] : projects.filter((name) => name !== LONG || files.length > 0),
    files,
  }
}
