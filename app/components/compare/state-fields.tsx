import { columnName, type CompareState } from '../../forms/compare-query.ts'
import { useCarried } from './use-current-address.ts'

/** What a form must send along so that the view stays what it is; `columns` where the form does not choose them. */
export function StateFields({ state, columns = false }: { state: CompareState; columns?: boolean }) {
  const carried = useCarried()
  const names = state.columns.map(columnName).join('~')
  const fields: (readonly [string, string])[] = [
    ...(columns && names !== '' ? [['c', names] as const] : []),
    ...(state.basis === 'reported' ? [] : [['basis', state.basis] as const]),
    ...(state.differencesOnly ? [['diff', '1'] as const] : []),
    ...carried,
  ]
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
