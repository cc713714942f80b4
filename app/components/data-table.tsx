import type { ChartTable } from '../charts/chart-model.ts'

const FIGURES = /^[\d.,–−%-]*$/

/** A plain table of a chart's values; the first column names the row. */
export function DataTable({ table, caption }: { table: ChartTable; caption: string }) {
  // Columns of words wrap and stand left; only figures are set flush right.
  const align = table.head.map((_, column) =>
    column > 0 && table.rows.every((row) => FIGURES.test(row[column] ?? '')) ? 'num' : undefined,
  )
  return (
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {table.head.map((name, index) => (
              <th key={name} scope="col" className={align[index]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, number) => (
            <tr key={number}>
              <th scope="row">{row[0]}</th>
              {row.slice(1).map((cell, index) => (
                <td key={index} className={align[index + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
