import type { Dump } from './dump.ts'
import { named } from './named.ts'
import { present } from './present.ts'

/** A virtual machine, as far as its interfaces need to know it. */
export interface Instance {
  readonly id: string
  readonly name?: string
  readonly running: boolean
}

const RUNNING: ReadonlySet<string | undefined> = new Set(['pending', 'running', undefined])

/** Instances by id. */
export function readInstances(dump: Dump): ReadonlyMap<string, Instance> {
  const instances = dump
    .all('Reservations')
    .flatMap((reservation) => reservation.list('Instances'))
    .map((instance) => {
      const id = instance.text('InstanceId')
      const running = RUNNING.has(instance.object('State')?.maybeText('Name'))
      return [id, present({ id, name: named(instance).name, running })] as const
    })
  return new Map(instances)
}
