/** Columns of text under headings; what does not fit the terminal is left out from the right. */
export interface Column {
  readonly heading: string
  readonly cells: readonly string[]
}

const GAP = 2
/** The last column that is shown may be cut, but not to less. */
const CUT_MIN = 12

const widthOf = ({ heading, cells }: Column): number =>
  Math.max(heading.length, ...cells.map((cell) => cell.length))

export function tableText(columns: readonly Column[], width?: number): string {
  const shown = width === undefined ? columns : fitting(columns, width)
  const widths = shown.map(widthOf)
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd()
  const count = columns[0]?.cells.length ?? 0
  const rows = Array.from({ length: count }, (_, row) =>
    line(shown.map(({ cells }) => cells[row] ?? '')),
  )
  return [line(shown.map(({ heading }) => heading)), ...rows].map((text) => `${text}\n`).join('')
}

function fitting(columns: readonly Column[], width: number): Column[] {
  const shown: Column[] = []
  let left = width
  for (const column of columns) {
    const wanted = widthOf(column)
    if (wanted > left && left < CUT_MIN) break
    shown.push(wanted > left ? cut(column, left) : column)
    left -= wanted + GAP
    if (left <= 0) break
  }
  return shown
}

const cut = ({ heading, cells }: Column, width: number): Column => ({
  heading: heading.slice(0, width),
  cells: cells.map((cell) => (cell.length > width ? `${cell.slice(0, width - 1)}…` : cell)),
})
