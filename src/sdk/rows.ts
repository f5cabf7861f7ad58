/**
 * Where each operation is: what every kind has follows from one row, what is special has its own.
 *
 * @module
 */

export interface Row {
  readonly method: string
  readonly path: string
  /** Members of the first argument that go into the query. */
  readonly query: readonly string[]
  /** True: the answer comes in pages. */
  readonly isList?: true
  /** True: changes nothing, so that it needs no key to be repeated. */
  readonly isRead: boolean
}

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

type Texts = Readonly<Record<string, string>>

function* rowsOfKinds(kinds: Texts): Generator<readonly [id: string, row: Row]> {
  for (const [name, row] of Object.entries(kinds)) {
    const [plural = '', path = ''] = row.split(' ')
    const [one, item] = [upperFirst(name), `${path}/{${name}Id}`]
    const [read, write] = [
      { method: 'GET', isRead: true },
      { isRead: false, query: [] },
    ]
    yield [`create${one}`, { ...write, method: 'POST', path }]
    yield [`list${upperFirst(plural)}`, { ...read, path, query: [], isList: true }]
    yield [`get${one}`, { ...read, path: item, query: ['fields'] }]
    yield [`update${one}`, { ...write, method: 'PATCH', path: item }]
    yield [`delete${one}`, { ...write, method: 'DELETE', path: item }]
  }
}

function* otherRows(others: Texts): Generator<readonly [id: string, row: Row]> {
  for (const [id, row] of Object.entries(others)) {
    const [method = '', address = '', use] = row.split(' ')
    const [path = '', query = ''] = address.split('?')
    yield [id, { method, path, query: query.split('&'), isRead: use === 'read' }]
  }
}

/** Every operation by its id. */
export const rowsOf = (kinds: Texts, others: Texts): Readonly<Record<string, Row>> =>
  Object.fromEntries([...rowsOfKinds(kinds), ...otherRows(others)])
