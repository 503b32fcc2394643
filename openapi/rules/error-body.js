/** The members of the platform's error body. A body without the first is an error without a code. */
export const ERROR_CODE = 'error_code';
export const ERROR_MESSAGE = 'error_msg';
