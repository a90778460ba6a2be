import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// The direction of knowledge: who may import whom. Everything not allowed is refused.
const elements = [
  { type: 'shared', pattern: 'src-main/shared' },
  { type: 'engine', pattern: 'src-main/engine' },
  { type: 'media', pattern: 'src-main/media' },
  { type: 'database', pattern: 'src-main/database' },
  { type: 'services', pattern: 'src-main/services' },
  { type: 'cli', pattern: 'src-main/cli' },
  { type: 'shells', pattern: 'src-main/shells' },
  { type: 'renderer', pattern: 'src-renderer' },
  { type: 'test', pattern: 'test' },
  { type: 'tools', pattern: 'tools' },
];
const allowed = {
  shared: ['shared'],
  engine: ['engine', 'shared'],
  media: ['media', 'shared'],
  database: ['database', 'shared'],
  services: ['services', 'engine', 'media', 'database', 'shared'],
  cli: ['cli', 'services', 'shared'],
  shells: ['shells', 'services', 'shared'],
  renderer: ['renderer', 'shared'],
  test: elements.map((element) => element.type),
  tools: ['tools', 'services', 'engine', 'media', 'database', 'shared'],
};

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'dist-main', 'models', 'coverage', 'test-results', 'tools/pinned-node.mjs', 'src-main/cli/voxloom.mjs'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'import/resolver': { typescript: { project: './tsconfig.json' } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(allowed).map(([from, to]) => ({
            from: { element: { type: from } },
            allow: { to: { element: { type: to } } },
          })),
        },
      ],
      'max-lines': ['error', { max: 500 }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
    },
  },
  {
    files: ['src-renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['eslint.config.js'], extends: [tseslint.configs.disableTypeChecked] },
);
