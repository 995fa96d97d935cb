import type { Audiences } from '../journal/index.ts';
import type { BookingEvent } from '../protocol/index.ts';

/** Who booked what is the staff's business alone. */
export const bookingAudiences = {
  'slot-booked': ['staff'],
  'booking-cancelled': ['staff'],
  'booking-checked-in': ['staff'],
  'booking-missed': ['staff'],
  'booking-moved': ['staff'],
  'booking-returned': ['staff'],
} satisfies Record<BookingEvent['type'], Audiences[string]>;
