/** The import graph's rules: what ARCHITECTURE.md draws, held by a tool. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.(d\\.m?ts|config\\.[jt]s|cjs|mjs)$' },
      to: {},
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/' },
      // Libraries that are pure themselves.
      to: { pathNot: '^shared/|node_modules/(zod|@orpc/contract|re2js|libphonenumber-js|ibantools)' },
    },
    {
      name: 'domain-knows-no-contract',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { path: '^shared/contract/' },
    },
    {
      name: 'format-knows-nothing',
      severity: 'error',
      from: { path: '^shared/format/' },
      to: { pathNot: '^shared/format/' },
    },
    { name: 'electron-never-renderer', severity: 'error', from: { path: '^electron/' }, to: { path: '^renderer/' } },
    { name: 'renderer-never-electron', severity: 'error', from: { path: '^renderer/' }, to: { path: '^electron/' } },
    {
      name: 'only-project-touches-sql',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/project/' },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'only-the-client-imports-openai',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/training/client\\.ts$' },
      to: { path: 'node_modules/openai' },
    },
    {
      name: 'only-desktop-imports-electron',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/(desktop/|main\\.ts$|preload\\.ts$)' },
      to: { path: '^electron$|node_modules/electron/' },
    },
    {
      name: 'leaves-look-down',
      severity: 'error',
      from: { path: '^electron/(project|imports|tokens|training|secrets|dataset)/' },
      to: { path: '^electron/(router|app|main|browser|cli|desktop)(/|\\.ts$)' },
    },
    {
      name: 'features-are-strangers',
      severity: 'error',
      from: { path: '^renderer/(welcome|import|sheet|check|cost|train|try|settings)/' },
      to: {
        path: '^renderer/(welcome|import|sheet|check|cost|train|try|settings)/',
        pathNot: '^renderer/$1/',
      },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^(shared/(contract|domain|catalog)|renderer/(?!ui/))' },
    },
    {
      name: 'key-has-two-readers',
      severity: 'error',
      from: {
        path: '^(electron|shared|renderer)/',
        pathNot: '^electron/(training/client\\.ts|training/keys\\.ts|secrets/|app\\.ts|desktop/|browser/|cli/)',
      },
      to: { path: '^electron/secrets/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.css|\\.woff2)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'test/tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
