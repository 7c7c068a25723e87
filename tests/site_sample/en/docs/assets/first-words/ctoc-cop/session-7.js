document.currentScript.dispatchEvent(new CustomEvent("handed",{detail:JSON.parse('{"ctoc-cop/session-7/resolutions/7-3/":{"op-2":"Decides to keep these words with the report"}}')}));
