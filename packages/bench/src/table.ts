/** A row of a table: what was measured, and its figures by column. */
export type Row = { name: string } & Record<string, string | number>;

/** Prints rows as a Markdown table, to stdout. */
export function printTable(title: string, rows: Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  console.log(`\n## ${title}\n`);
  console.log(line(columns));
  console.log(line(columns.map((column) => (column === 'name' ? '---' : '---:'))));
  for (const row of rows) console.log(line(columns.map((column) => row[column] ?? '')));
}

/**
 * A figure as a multiple of another, such as `2.4x`.
 *
 * @throws {Error} if there is no such figure: then one of the two was not measured
 */
export function ratio(value: number, base: number): string {
  if (!(value > 0 && base > 0)) throw new Error(`Nothing was measured: ${value} and ${base} have no ratio`);
  return `${(value / base).toFixed(2)}x`;
}
