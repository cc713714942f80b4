import { Listing } from '../accounts/listing.tsx'

interface TableFaultsProps {
  /** How many lines of a table are wrong, in words. */
  readonly summary: string
  readonly heads: readonly [where: string, what: string]
  /** `where` is null for what is wrong with the whole of it. */
  readonly faults: readonly { readonly where: number | string | null; readonly what: string }[]
}

/** What is wrong with a table that somebody brings, line by line. */
export function TableFaults({ summary, heads, faults }: TableFaultsProps) {
  return (
    <>
      <p className="notice" role="alert">
        {summary}
      </p>
      <Listing heads={heads}>
        {faults.map(({ where, what }, index) => (
          <tr key={index}>
            <td data-head={heads[0]} className="num">
              {where}
            </td>
            <td data-head={heads[1]}>{what}</td>
          </tr>
        ))}
      </Listing>
    </>
  )
}
