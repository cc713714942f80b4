import { expect, test } from 'vitest'
import { revisionMessage } from '#app/services/desk/revision-message.ts'

test('what an import of the library notes is said in the language of the reader, what a person wrote as it was written', () => {
  const byImport = { author: 'library', message: 'import' }
  expect(revisionMessage(byImport, 'zh-CN')).toMatch(/^\p{Script=Han}+$/u)
  expect(revisionMessage(byImport, 'en')).toBe('Imported with the library')
  for (const language of ['zh-CN', 'en'] as const) {
    expect(revisionMessage({ author: 'p_1', message: 'import' }, language)).toBe('import')
    expect(revisionMessage({ author: 'library', message: 'first' }, language)).toBe('first')
  }
})
