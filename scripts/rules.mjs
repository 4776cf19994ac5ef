/**
 * Rules of this house that no off-the-shelf linter knows. Each takes a file's path (relative to the root, with `/`) and
 * its text, and answers what is wrong with it, one sentence for each fault.
 * @typedef {(file: string, text: string) => string[]} Rule
 */

const LONGEST = 400
/** How far down a reason for being long may stand. */
const HEAD_LINES = 10

const isSource = (/** @type {string} */ file) => /\.(ts|tsx|mjs|cjs|css)$/.test(file)
const isTest = (/** @type {string} */ file) => /\.test\.[a-z]+$/.test(file)
const isGenerated = (/** @type {string} */ file) => /(^|\/)(generated|node_modules|dist|out)\//.test(file)

/**
 * The text with comments and the insides of quotes blanked out, line breaks kept, so that words in prose are not taken for code.
 * @param {string} text
 */
export function codeOnly(text) {
  const blank = (/** @type {string} */ part) => part.replace(/[^\n]/g, ' ')
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, blank)
}

/**
 * @param {string} text
 * @param {RegExp} pattern with the flag g
 * @returns {{ line: number, found: string }[]}
 */
const findAll = (text, pattern) =>
  [...text.matchAll(pattern)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    found: match[0],
  }))

/** @type {Rule} */
export function notTooLong(file, text) {
  if (!isSource(file) || isGenerated(file)) return []
  const lines = text.split('\n')
  const count = lines.at(-1) === '' ? lines.length - 1 : lines.length
  if (count <= LONGEST || lines.slice(0, HEAD_LINES).some((line) => /long because: \S/.test(line))) return []
  return [`${count} lines are too many without a line "// long because: ..." near its top`]
}

const IMPURE =
  /\b(?:Date|performance|console|fetch|setTimeout|setInterval|setImmediate|queueMicrotask|crypto|XMLHttpRequest|WebSocket|process|require)\b(?=\s*[.(])|\bnew\s+(?:Date|WebSocket|XMLHttpRequest)\b|\bMath\.random\b|\bglobalThis\b|from\s+'node:/g

/** @type {Rule} */
export function coreIsPure(file, text) {
  if (!/^sync\/src\/.*\.ts$/.test(file) || file.startsWith('sync/src/testing/') || isTest(file)) return []
  const imports = findAll(text, /\bfrom\s+'node:[^']*'/g)
  return [...findAll(codeOnly(text), IMPURE), ...imports].map(
    ({ line, found }) => `line ${line}: ${found.trim()} has no place in the core: take it as an argument`,
  )
}

/** Two names that were given, and the tests beside them. */
const GIVEN_NAME = /^(?:ws\/src\/managers\/streamManager|next-app\/store\/audioStore)(?:\.test)?\.tsx?$/
/** Documents that everyone looks for under these names. */
const DOCUMENT = /^[A-Z]+\.md$|^LICENSE$/

/** @type {Rule} */
export function kebabCase(file) {
  if (GIVEN_NAME.test(file) || isGenerated(file)) return []
  return file
    .split('/')
    .filter(
      (part) => !DOCUMENT.test(part) && !/^[.]?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/.test(part),
    )
    .filter((part) => !/^(?:\[[a-z-]+\]|\([a-z-]+\)|_[a-z-]+|migration_lock\.toml|\d{14}_[a-z0-9_]+)$/.test(part))
    .map((part) => `${part} is not in kebab-case`)
}

/** @type {Rule} */
export function nothingLeftOpen(file, text) {
  if (!isSource(file)) return []
  // Spelt apart, so that this file passes its own rule.
  return findAll(text, new RegExp(`\\b(?:${['TO', 'FIX'].join('DO|')}ME)\\b`, 'g')).map(
    ({ line, found }) => `line ${line}: ${found} is left open`,
  )
}

const KEPT_FROM_RUNNING =
  /\b(?:test|it|describe|suite|bench|ctx|context)(?:\.\w+)*\.(?:skip|only|todo|skipIf|runIf)\b|\bx(?:it|test|describe)\(/g

/** @type {Rule} */
export function everyTestRuns(file, text) {
  if (!isTest(file)) return []
  return findAll(codeOnly(text), KEPT_FROM_RUNNING).map(
    ({ line, found }) => `line ${line}: ${found} keeps a test from running`,
  )
}

const MACHINE_PATH = new RegExp(
  `(?<![\\w.~@/-])/(?:${['work', 'root', 'home', 'Users', 'farm'].join('|')})/[\\w.]`,
  'g',
)

/** @type {Rule} */
export function noMachinePaths(_file, text) {
  return findAll(text, MACHINE_PATH).map(({ line, found }) => `line ${line}: ${found}... is a path of one machine`)
}

/** @type {Rule[]} */
export const rules = [notTooLong, coreIsPure, kebabCase, nothingLeftOpen, everyTestRuns, noMachinePaths]
