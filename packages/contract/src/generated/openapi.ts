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
         *     **Before you call this**, the user must solve a graphical captcha, also called human verification. Send the token it
         *     returns in `captcha_token`, unchanged.
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
        /** @description The recipient, purpose and captcha token. Send `Content-Type: application/json`. */
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
}
