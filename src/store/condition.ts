import type { Attributes, Condition } from './table.ts'

/** Whether what is stored under a key meets a condition, as DynamoDB decides it. */
export function holds(condition: Condition, found: Attributes | undefined): boolean {
  switch (condition.kind) {
    case 'absent':
      return found === undefined
    case 'equals':
      return found !== undefined && hasAll(found, condition.attributes)
    case 'absentOrPast': {
      const instant = found?.[condition.attribute]
      return found === undefined || (typeof instant === 'number' && instant <= condition.nowMs)
    }
  }
}

const hasAll = (found: Attributes, wanted: Attributes): boolean =>
  Object.entries(wanted).every(([name, value]) => found[name] === value)
