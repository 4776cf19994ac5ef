/**
 * Who may import whom: down or to the right only, and never in a circle.
 * Names of folders come from ARCHITECTURE.md; a folder that is not named here may be imported by anyone in its workspace.
 */

const TEST = '\\.test\\.tsx?$'
const any = (/** @type {string[]} */ folders) => `(?:${folders.join('|')})`

/**
 * Within one workspace, each storey may import itself and what stands below it.
 * @param {string} base folder of the storeys
 * @param {string[][]} storeys from the top down; each a set of folders or files on one level
 */
const storeys = (base, storeys) =>
  storeys.flatMap((storey, level) => {
    const above = storeys.slice(0, level).flat()
    if (above.length === 0) return []
    return {
      name: `down-only-in-${base.replace(/\W/g, '-')}-${storey[0]}`,
      comment: `${storey.join(', ')} may not import from ${above.join(', ')}`,
      severity: 'error',
      from: { path: `^${base}/${any(storey)}/`, pathNot: TEST },
      to: { path: `^${base}/${any(above)}(?:/|$)` },
    }
  })

/** Within the core, each folder names all that it may import; its tests may import anything in the core. */
const CORE = {
  protocol: [],
  queue: ['protocol'],
  playback: ['protocol'],
  space: ['queue', 'playback', 'protocol'],
  follow: ['space', 'playback', 'protocol'],
  clock: ['protocol'],
  link: ['protocol'],
  calibrate: ['protocol'],
  lyrics: ['protocol'],
  report: ['protocol'],
}

const core = Object.entries(CORE).map(([folder, below]) => ({
  name: `down-only-in-sync-${folder}`,
  comment: `${folder} may import from ${below.join(', ') || 'nothing else in the core'}`,
  severity: 'error',
  from: { path: `^sync/src/${folder}/`, pathNot: TEST },
  to: { path: '^sync/src/', pathNot: `^sync/src/${any([folder, ...below])}/` },
}))

/** The rightmost folders of the server: each a port of its own. */
const PORTS = ['auth', 'store', 'spaces', 'catalog', 'media', 'observe']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'not even of types',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'an import must lead somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },

    ...core,
    {
      name: 'core-imports-zod-alone',
      comment: 'the core depends on the schema library and nothing else',
      severity: 'error',
      from: { path: '^sync/src/', pathNot: [TEST, '^sync/src/testing/'] },
      to: { pathNot: ['^sync/src/', '^node_modules/zod/'] },
    },
    {
      name: 'core-tests-import-test-tools-alone',
      comment: 'tests and generators of the core add vitest and fast-check',
      severity: 'error',
      from: { path: [`^sync/src/.*${TEST}`, '^sync/src/testing/'] },
      to: { pathNot: ['^sync/src/', '^(?:sync/)?node_modules/(?:zod|vitest|fast-check)/'] },
    },
    {
      name: 'generators-are-for-tests',
      comment: 'what ships does not import @earshot/sync/testing',
      severity: 'error',
      from: { path: '^(?:sync/src|ws|next-app)/', pathNot: [TEST, '^sync/src/testing/', '/testing/'] },
      to: { path: '^sync/src/testing/' },
    },
    {
      name: 'core-by-its-name',
      comment: 'the core is imported as @earshot/sync, never by a path into it',
      severity: 'error',
      from: { pathNot: '^sync/' },
      to: { path: '^sync/', pathNot: '^sync/src/(?:index|testing/index)\\.ts$' },
    },

    ...storeys('ws/src', [['main\\.ts'], ['gateway', 'http'], ['managers'], PORTS]),
    ...PORTS.map((port) => ({
      name: `ports-apart-${port}`,
      comment: `${port} imports none of the other ports`,
      severity: 'error',
      from: { path: `^ws/src/${port}/`, pathNot: TEST },
      to: { path: `^ws/src/${any(PORTS)}/`, pathNot: `^ws/src/${port}/` },
    })),

    ...storeys('next-app', [['app'], ['features', 'components'], ['store'], ['context'], ['session'], ['players']]),
    {
      name: 'down-only-in-next-app-lib',
      comment: 'lib imports no storey, and players do without it',
      severity: 'error',
      from: { path: '^next-app/lib/', pathNot: TEST },
      to: { path: '^next-app/(?:app|features|components|store|context|session|players)/' },
    },
    {
      name: 'players-do-without-lib',
      severity: 'error',
      from: { path: '^next-app/players/', pathNot: TEST },
      to: { path: '^next-app/lib/' },
    },
    {
      name: 'service-worker-alone',
      comment: 'it is a program of its own; pages know of it what may be said to it',
      severity: 'error',
      from: { path: '^next-app/service-worker/', pathNot: TEST },
      to: { pathNot: '^next-app/service-worker/' },
    },
    {
      name: 'no-react-below-context',
      comment: 'session and players know nothing of React',
      severity: 'error',
      from: { path: '^next-app/(?:session|players)/' },
      to: { path: 'node_modules/(?:@types/)?(?:react|react-dom|next|zustand|sonner|motion|radix-ui|lucide-react)/' },
    },

    {
      name: 'client-and-server-apart',
      comment: 'they meet in @earshot/sync alone',
      severity: 'error',
      from: { path: '^(ws|next-app)/' },
      to: { path: '^(?:ws|next-app)/', pathNot: '^$1/' },
    },
    {
      name: 'core-below-all',
      severity: 'error',
      from: { path: '^sync/' },
      to: { path: '^(?:ws|next-app)/' },
    },
    ...['world', 'e2e', 'bench'].map((name) => ({
      name: `nobody-imports-${name}`,
      comment: 'but for the benchmarks, which hear with the same rig as the tests',
      severity: 'error',
      from: { pathNot: name === 'e2e' ? '^(?:e2e|bench)/' : `^${name}/` },
      to: { path: `^${name}/` },
    })),
    {
      name: 'bench-borrows-the-rig-alone',
      severity: 'error',
      from: { path: '^bench/' },
      to: { path: '^e2e/', pathNot: '^e2e/rig/' },
    },
  ],
  options: {
    doNotFollow: { path: '(?:^|/)(?:node_modules|generated)/' },
    exclude: { path: '(?:^|/)(?:\\.next|out|dist|data)/|(?:^|/)next-env\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    detectJSDocImports: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
