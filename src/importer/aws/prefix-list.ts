import type { PrefixList } from '../../model/kind/prefix-list.ts'
import { formatPrefix, parsePrefix } from '../../net/prefix.ts'
import type { Dump } from './dump.ts'
import { named } from './named.ts'
import { present } from './present.ts'

/**
 * Lists of services (`describe-prefix-lists`, which holds the blocks) and managed lists
 * (`describe-managed-prefix-lists`, whose blocks come from `ManagedPrefixListEntries`). A list whose
 * blocks nobody asked for is left out: nobody can say what it matches.
 */
export function importPrefixLists(dump: Dump): readonly PrefixList[] {
  const entries = dump.all('ManagedPrefixListEntries')
  const byId = new Map(entries.map((one) => [one.text('PrefixListId'), one.list('Entries')]))
  return dump.all('PrefixLists').flatMap((list) => {
    const id = list.text('PrefixListId')
    if (!list.has('Cidrs') && !byId.has(id)) {
      dump.notes.push(
        `${list.file}: the entries of ${id} are not in this dump; what they decide is unknown`,
      )
      return []
    }
    const listed = list.texts('Cidrs').map((text) => {
      const parsed = parsePrefix(text)
      if (parsed.ok) return formatPrefix(parsed.value)
      list.refuse('Cidrs', `expected prefixes, found ${JSON.stringify(text)}`)
      return text
    })
    const managed = (byId.get(id) ?? []).map((entry) => entry.prefix('Cidr'))
    const cidrs = [...new Set([...listed, ...managed])]
    const maxEntries = list.maybeInteger('MaxEntries')
    return [present({ id, ...named(list, list.maybeText('PrefixListName')), cidrs, maxEntries })]
  })
}
