import type { Json, JsonMap } from '#cases/edit/json.ts'
import type { FieldShape, Shape } from './field-shape.ts'

/**
 * A value with nothing said in it yet: what the format wants is there and empty, so the list of problems names it until
 * somebody has filled it in; nothing is chosen for them.
 */
export function emptyValue(shape: Shape): Json {
  switch (shape.kind) {
    case 'words':
      return { 'zh-CN': '', en: '' }
    case 'number':
      return null
    case 'list':
      return []
    case 'record':
      return emptyRecord(shape.fields)
    case 'variants': {
      const [name, fields] = [...shape.variants][0]!
      return { [shape.by]: name, ...emptyRecord(fields) }
    }
    default:
      return ''
  }
}

export const emptyRecord = (fields: readonly FieldShape[]): JsonMap =>
  Object.fromEntries(
    fields.filter(({ isOptional }) => !isOptional).map(({ key, shape }) => [key, emptyValue(shape)] as const),
  )
