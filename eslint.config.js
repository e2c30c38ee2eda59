import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const NODE = ['node:*', 'electron', 'electron/*', 'openai', 'openai/*']
const DOM = ['react', 'react-dom', 'react-dom/*', '@glideapps/*', '@mantine/*']

/** Each layer names what it may not reach; the message names the way out. */
const layer = (files, group, message) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
})

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Name what you export, so that it has one name everywhere.',
}
const noBarrel = { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that owns the thing.' }
const noIpc = {
  selector: "MemberExpression[object.name='ipcMain']",
  message: 'Only electron/desktop/connections.ts may touch ipcMain; add a procedure to shared/contract instead.',
}
const noOpenExternal = {
  selector: "MemberExpression[object.name='shell'][property.name='openExternal']",
  message: 'Use openExternal() from electron/desktop/openExternal.ts, which allows https only.',
}

export default defineConfig(
  globalIgnores(['out', '.tsbuild', 'release', '.cache', 'test-results', 'playwright-report']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.js', 'scripts/*.mjs', 'bin/*.mjs', 'test/*/*.mjs', 'test/architecture/*.cjs'],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    rules: {
      complexity: ['error', 12],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/naming-convention': ['error', { selector: 'typeLike', format: ['PascalCase'] }],
      'no-restricted-syntax': ['error', noDefaultExport, noBarrel, noIpc, noOpenExternal],
    },
  },
  layer(
    ['shared/**'],
    [...NODE, ...DOM, '**/electron/**', '**/renderer/**'],
    'shared/ is pure: pass the capability in as an argument.',
  ),
  layer(['electron/**'], [...DOM, '**/renderer/**'], 'electron/ never sees the UI. Put the type in shared/.'),
  layer(
    ['renderer/**'],
    [...NODE, '**/electron/**'],
    'renderer/ reaches the main process only through renderer/api.ts.',
  ),
  {
    files: ['shared/**'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'fetch', 'crypto', 'setTimeout', 'setInterval'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'shared/ is deterministic: pass the value in.' },
      ],
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  // React components are declarative trees: their length is markup, so the cap is on the file instead.
  {
    files: ['renderer/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['electron/desktop/connections.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noBarrel, noOpenExternal] },
  },
  {
    files: ['electron/desktop/openExternal.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noBarrel, noIpc] },
  },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['test/**', 'scripts/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/require-await': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
      },
    },
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
)
