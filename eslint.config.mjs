import js from '@eslint/js';
import ts from 'typescript-eslint';
import vue from 'eslint-plugin-vue';
import a11y from 'eslint-plugin-vuejs-accessibility';
import globals from 'globals';
import { imports } from './tools/lint/imports.mjs';
import { shells } from './tools/lint/shells.mjs';

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'var/**'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  {
    files: ['**/*.{ts,mjs,vue}'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.vue'] },
    },
    plugins: { banshi: { rules: { imports, shells } } },
    rules: {
      'banshi/imports': 'error',
      'banshi/shells': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'SwitchStatement > SwitchCase[test=null] ReturnStatement > Identifier[name="state"]',
          message: 'A `default: return state` hides a new variant; list every case.',
        },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.vue', 'kiosk-ui/**/*.ts'], languageOptions: { globals: globals.browser } },
  {
    files: ['**/*.vue'],
    rules: {
      'no-undef': 'off',
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/multi-word-component-names': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  // Command lines and entry points speak on the console; that is their job.
  {
    files: ['tools/**', '**/cli/**', '**/cli.ts', '**/main.ts', '**/serve.ts', '**/*.bench.ts'],
    rules: { 'no-console': 'off' },
  },
);
