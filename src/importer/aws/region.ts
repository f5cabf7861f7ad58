import type { Element } from './element.ts'

const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/
const REGION_OF_ZONE = /^[a-z]{2}(?:-[a-z]+?)+-\d+/

/** Region that the file of an element was fetched from, as its folder says. */
export const regionOfFile = (element: Element): string | undefined =>
  element.file.split('/').findLast((folder) => REGION.test(folder))

/** Region of an availability zone, a local zone or a wavelength zone, by its name. */
export const regionOfZone = (zoneName: string | undefined): string | undefined =>
  zoneName === undefined ? undefined : REGION_OF_ZONE.exec(zoneName)?.[0]

/** Region in an ARN. */
export const regionOfArn = (arn: string | undefined): string | undefined =>
  arn?.split(':')[3] || undefined
