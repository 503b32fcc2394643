// Generated from openapi/ by `npm run generate`. Do not edit: the next run overwrites this file.

export interface paths {
    "/api/v2/sdk/sms/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an SMS verification code
         * @description Sends a verification code by SMS to a mobile number, for one of the documented scenarios.
         *
         *     **Before you call this**, the user must solve a graphical captcha, also called human verification. Send the
         *     `captcha_token` that `verifyCaptcha` returns, unchanged.
         *
         *     A successful response has no body. The call is not idempotent: each accepted request sends another message.
         */
        post: operations["sendSms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/sdk/captcha": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a captcha
         * @description Returns a graphical captcha: a picture with a hole, and the piece that fits. Show both, let the user slide the piece into
         *     the hole, and send the position to `verifyCaptcha`.
         *
         *     The published page also lists `content-type` as required. This contract does not, because a GET request has no body.
         *
         *     The published error example of this call is `IDAAS.SDK.PARAM.0001`. `IDAAS.SDK.PARAM.0002` and
         *     `IDAAS.SDK.PARAM.0003` are an inference, because this call requires the headers that they are about.
         */
        get: operations["getCaptcha"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/sdk/captcha/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a solved captcha
         * @description Checks where the user dropped the piece of a captcha, and returns the captcha token that `sendSms` requires.
         *
         *     Call `getCaptcha` first. Pass the returned `captcha_token` to `sendSms` unchanged.
         *
         *     The published error example of this call is `IDAAS.SDK.CAPTCHA.0002`. `IDAAS.SDK.PARAM.0001` to
         *     `IDAAS.SDK.PARAM.0003` are an inference, because this call requires the headers that they are about.
         */
        post: operations["verifyCaptcha"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The scenario: why the code is sent.
         * @example BIND_MOBILE_SMS
         * @enum {string}
         */
        Scenario: "REGISTER_SMS" | "LOGIN_SMS" | "FORGET_PWD_SMS" | "UPDATE_PWD_SMS" | "UPDATE_MOBILE_SMS" | "BIND_MOBILE_SMS";
        /** @description The recipient, the scenario, and the captcha token. */
        SendSmsRequest: {
            /**
             * @description Mobile number that receives the code. For `UPDATE_PWD_SMS`, it must include the full area code.
             * @example 15200000000
             */
            mobile: string;
            type: components["schemas"]["Scenario"];
            /**
             * @description Captcha token (the pass token that the captcha verification returned). Send exactly the string it returned. If you
             *     parse and re-serialize it, `237.0` can become `237` and the token no longer matches.
             * @example 71dd26999e314f9abb0c635336976635---{"x":237.0,"y":5.0}
             */
            captcha_token: string;
        };
        /**
         * @description Identifies the error. Codes are stable; `error_msg` texts may change.
         * @example IDAAS.SDK.CAPTCHA.0006
         * @enum {string}
         */
        SendSmsErrorCode: "IDAAS.SDK.PARAM.0001" | "IDAAS.SDK.PARAM.0002" | "IDAAS.SDK.PARAM.0003" | "IDAAS.SDK.USER.0004" | "IDAAS.SDK.PARAM.0007" | "IDAAS.SDK.PARAM.0008" | "IDAAS.SDK.CAPTCHA.0005" | "IDAAS.SDK.CAPTCHA.0003" | "IDAAS.SDK.CAPTCHA.0004" | "IDAAS.SDK.CAPTCHA.0006";
        /** @description Why no message was sent. */
        SendSmsError: {
            error_code: components["schemas"]["SendSmsErrorCode"];
            /**
             * @description Human-readable message, in the language set by `X-L`. Do not branch on it; use `error_code`.
             * @example Failed to send verification code
             */
            error_msg: string;
        };
        /**
         * @description A captcha: the picture, the piece, and the token that identifies them.
         *
         *     The names and example values of the fields are published. Their meanings come from the docs of a white-labelled version
         *     of the same API, in which every field is a string.
         */
        Captcha: {
            /**
             * @description ID of the captcha.
             * @example null
             */
            captchaId: string | null;
            /**
             * @description Not supported.
             * @example null
             */
            projectCode: string | null;
            /**
             * @description Not supported.
             * @example null
             */
            captchaOriginalPath: string | null;
            /**
             * @description Not supported.
             * @example null
             */
            captchaFontType: string | null;
            /**
             * @description Not supported.
             * @example null
             */
            captchaFontSize: string | null;
            /**
             * @description Not supported. The published example has a value, but do not rely on it.
             * @example yMXC583dP4R7uhmq
             */
            secretKey: string | null;
            /**
             * @description The picture with the hole: a PNG in Base64, without a `data:` prefix. It is 310 pixels wide in the published example, and one pixel here.
             * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOYCQAAmwCarS5ItAAAAABJRU5ErkJggg==
             */
            originalImageBase64: string;
            /**
             * @description Coordinates for a captcha that is solved by tapping.
             * @example null
             */
            point: null;
            /**
             * @description The piece to slide into the hole: a PNG in Base64, without a `data:` prefix. It is one pixel in this example.
             * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGN4BwAA8ADv8GkuoQAAAABJRU5ErkJggg==
             */
            jigsawImageBase64: string;
            /**
             * @description Words to tap.
             * @example null
             */
            wordList: null;
            /**
             * @description Coordinates to tap.
             * @example null
             */
            pointList: null;
            /**
             * @description Undocumented.
             * @example null
             */
            pointJson: null;
            /**
             * @description Identifies this captcha. It has 32 hexadecimal digits in the published example.
             * @example 389c21b32a8e4eba9a6d75b71150bfd1
             */
            token: string;
            /**
             * @description Undocumented.
             * @example false
             */
            result: boolean;
            /**
             * @description Undocumented.
             * @example null
             */
            captchaVerification: string | null;
        };
        /**
         * @description Identifies the error. Codes are stable; `error_msg` texts may change.
         * @example IDAAS.SDK.PARAM.0001
         * @enum {string}
         */
        GetCaptchaErrorCode: "IDAAS.SDK.PARAM.0001" | "IDAAS.SDK.PARAM.0002" | "IDAAS.SDK.PARAM.0003";
        /** @description Why no captcha was issued. */
        GetCaptchaError: {
            error_code: components["schemas"]["GetCaptchaErrorCode"];
            /**
             * @description Human-readable message, in the language set by `X-L`. Do not branch on it; use `error_code`.
             * @example Device information is incomplete
             */
            error_msg: string;
        };
        /** @description The position of the piece, the captcha, and the recipient of the code. */
        VerifyCaptchaRequest: {
            /**
             * @description Where the user dropped the piece, as JSON in a string. `x` is the distance of the piece from the left edge of the
             *     picture. `y` is always `5.0`. Write both with a decimal point, which `JSON.stringify` in JavaScript drops.
             * @example {"x":237.0,"y":5.0}
             */
            point_json: string;
            /**
             * @description The `token` of the captcha, as `getCaptcha` returned it.
             * @example 71dd26999e314f9abb0c635336976635
             */
            token: string;
            /**
             * @description The mobile number or email address that the code will be sent to. Inference: the captcha token is valid only for this
             *     recipient.
             * @example 15200000000
             */
            sender: string;
        };
        /** @description The proof that the captcha was solved. */
        SolvedCaptcha: {
            /**
             * @description Captcha token for `sendSms`: `token`, three hyphens and `point_json`. Pass it on as it is.
             * @example 71dd26999e314f9abb0c635336976635---{"x":237.0,"y":5.0}
             */
            captcha_token: string;
        };
        /**
         * @description Identifies the error. Codes are stable; `error_msg` texts may change.
         * @example IDAAS.SDK.CAPTCHA.0002
         * @enum {string}
         */
        VerifyCaptchaErrorCode: "IDAAS.SDK.PARAM.0001" | "IDAAS.SDK.PARAM.0002" | "IDAAS.SDK.PARAM.0003" | "IDAAS.SDK.CAPTCHA.0002";
        /** @description Why the captcha is not solved. */
        VerifyCaptchaError: {
            error_code: components["schemas"]["VerifyCaptchaErrorCode"];
            /**
             * @description Human-readable message, in the language set by `X-L`. Do not branch on it; use `error_code`.
             * @example Graphic verification code verification failed
             */
            error_msg: string;
        };
    };
    responses: {
        /** @description Accepted. The code is being sent. The response has no body. */
        SmsSent: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description No message was sent. `error_code` gives the reason. */
        SendSmsRejected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SendSmsError"];
            };
        };
        /** @description The captcha to show to the user. */
        CaptchaIssued: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Captcha"];
            };
        };
        /** @description No captcha was issued. `error_code` gives the reason. */
        GetCaptchaRejected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GetCaptchaError"];
            };
        };
        /** @description The captcha is solved. Pass the captcha token to `sendSms`. */
        CaptchaSolved: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SolvedCaptcha"];
            };
        };
        /** @description The captcha is not solved. `error_code` gives the reason. */
        VerifyCaptchaRejected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["VerifyCaptchaError"];
            };
        };
    };
    parameters: {
        /**
         * @description Operating system and version of the device, for example `windows10.1.1`.
         * @example windows10.1.1
         */
        "X-operating-sys-version": string;
        /**
         * @description Fingerprint of the device. How it is computed is undocumented.
         * @example 156aysdna213sc50
         */
        "X-device-fingerprint": string;
        /**
         * @description IP address of the device.
         * @example 192.168.1.2
         */
        "X-device-ip": string;
        /**
         * @description User agent of the calling client.
         * @example Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)
         */
        "X-agent": string;
        /**
         * @description Language of error messages: `zh` (Chinese) or `en` (English). The behavior without this header, or with another value,
         *     is undocumented.
         * @example zh
         */
        "X-L": string;
        /**
         * @description Client ID of the calling application. You get it when you register the application with the tenant. Requests without
         *     it are rejected with `400`.
         * @example nTo1eRIub60vPb54WeE6aojPwYwImtl4
         */
        "X-client-id": string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sendSms: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Operating system and version of the device, for example `windows10.1.1`.
                 * @example windows10.1.1
                 */
                "X-operating-sys-version": components["parameters"]["X-operating-sys-version"];
                /**
                 * @description Fingerprint of the device. How it is computed is undocumented.
                 * @example 156aysdna213sc50
                 */
                "X-device-fingerprint": components["parameters"]["X-device-fingerprint"];
                /**
                 * @description IP address of the device.
                 * @example 192.168.1.2
                 */
                "X-device-ip"?: components["parameters"]["X-device-ip"];
                /**
                 * @description User agent of the calling client.
                 * @example Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)
                 */
                "X-agent": components["parameters"]["X-agent"];
                /**
                 * @description Language of error messages: `zh` (Chinese) or `en` (English). The behavior without this header, or with another value,
                 *     is undocumented.
                 * @example zh
                 */
                "X-L"?: components["parameters"]["X-L"];
                /**
                 * @description Client ID of the calling application. You get it when you register the application with the tenant. Requests without
                 *     it are rejected with `400`.
                 * @example nTo1eRIub60vPb54WeE6aojPwYwImtl4
                 */
                "X-client-id": components["parameters"]["X-client-id"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The recipient, the scenario, and the captcha token. Send `Content-Type: application/json`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendSmsRequest"];
            };
        };
        responses: {
            200: components["responses"]["SmsSent"];
            400: components["responses"]["SendSmsRejected"];
        };
    };
    getCaptcha: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Operating system and version of the device, for example `windows10.1.1`.
                 * @example windows10.1.1
                 */
                "X-operating-sys-version": components["parameters"]["X-operating-sys-version"];
                /**
                 * @description Fingerprint of the device. How it is computed is undocumented.
                 * @example 156aysdna213sc50
                 */
                "X-device-fingerprint": components["parameters"]["X-device-fingerprint"];
                /**
                 * @description IP address of the device.
                 * @example 192.168.1.2
                 */
                "X-device-ip"?: components["parameters"]["X-device-ip"];
                /**
                 * @description User agent of the calling client.
                 * @example Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)
                 */
                "X-agent": components["parameters"]["X-agent"];
                /**
                 * @description Language of error messages: `zh` (Chinese) or `en` (English). The behavior without this header, or with another value,
                 *     is undocumented.
                 * @example zh
                 */
                "X-L"?: components["parameters"]["X-L"];
                /**
                 * @description Client ID of the calling application. You get it when you register the application with the tenant. Requests without
                 *     it are rejected with `400`.
                 * @example nTo1eRIub60vPb54WeE6aojPwYwImtl4
                 */
                "X-client-id": components["parameters"]["X-client-id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["CaptchaIssued"];
            400: components["responses"]["GetCaptchaRejected"];
        };
    };
    verifyCaptcha: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Operating system and version of the device, for example `windows10.1.1`.
                 * @example windows10.1.1
                 */
                "X-operating-sys-version": components["parameters"]["X-operating-sys-version"];
                /**
                 * @description Fingerprint of the device. How it is computed is undocumented.
                 * @example 156aysdna213sc50
                 */
                "X-device-fingerprint": components["parameters"]["X-device-fingerprint"];
                /**
                 * @description IP address of the device.
                 * @example 192.168.1.2
                 */
                "X-device-ip"?: components["parameters"]["X-device-ip"];
                /**
                 * @description User agent of the calling client.
                 * @example Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)
                 */
                "X-agent": components["parameters"]["X-agent"];
                /**
                 * @description Language of error messages: `zh` (Chinese) or `en` (English). The behavior without this header, or with another value,
                 *     is undocumented.
                 * @example zh
                 */
                "X-L"?: components["parameters"]["X-L"];
                /**
                 * @description Client ID of the calling application. You get it when you register the application with the tenant. Requests without
                 *     it are rejected with `400`.
                 * @example nTo1eRIub60vPb54WeE6aojPwYwImtl4
                 */
                "X-client-id": components["parameters"]["X-client-id"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The position of the piece, the captcha, and the recipient of the code. Send `Content-Type: application/json`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyCaptchaRequest"];
            };
        };
        responses: {
            200: components["responses"]["CaptchaSolved"];
            400: components["responses"]["VerifyCaptchaRejected"];
        };
    };
}
