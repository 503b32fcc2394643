/** When the time for the whole run is over, in milliseconds since 1970; by default never. */
const deadline = Number(process.env.CONTRACT_DEADLINE ?? Number.POSITIVE_INFINITY);

/** Why a case is not sent, once the time for the whole run is over. */
export const TIME_IS_OVER = 'the time for the whole run was over; --max-time sets it';

/** Whether the time for the whole run is over. */
export const isTimeOver = () => Date.now() > deadline;
