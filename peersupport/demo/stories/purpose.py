from . import story

REQUIRED = [
    story(
        "Finish the twelve classes the judge wants and get my paper signed",
        "purpose",
        "The court wants it. I want my license back, so I’m choosing to sit through it.",
        "Signed up | Four classes | Eight classes | All twelve",
        "call for the Tuesday group | ask for a letter for my boss | keep every slip in the blue folder | we: count the slips",
        [
            "Being told to go | Listened to how it feels to be sent. Talked about what they’d want out of it anyway. | I can get something for me. | Less mad | ~ I’m signed up.",
            "The folder | Put the slips in order. | Four. That’s a third. | Organized | Four down.",
            "A class that landed | Heard about the man who talked about his truck. | That was my story. | Moved | I talked in class.",
            "Getting close | Planned the last weeks around work. | Two more Tuesdays. | Ready | Ten. Ten!",
        ],
        "Missed the bus | The 8 was cut that week. | I missed a class and thought they’d lock me up. | I called the teacher before noon. | They count a call. | Ask my cousin on Tuesdays.",
        "The teacher shook my hand | Eight slips in the folder",
        required_by="Drug court",
    ),
    story(
        "Do my community hours somewhere I don’t hate",
        "purpose",
        "Forty hours is forty hours. I’d rather be with dogs than pick up trash on the highway.",
        "Found a place | Ten hours | Twenty-five hours | Forty",
        "ask the shelter on Mill Road | get the form stamped | we: write down what I’m good at | keep a photo of each stamp",
        [
            "Where to go | Looked up three places the court accepts. They will pick. | Dogs. | A little excited | ~ I called. They call back Monday.",
            "First day | Heard about the dog with one ear. | He leaned on me. | Soft | Four hours, felt like one.",
            "The stamp | Looked at the form and found the missing date. | Check before I leave. | Careful | Fourteen hours on paper.",
        ],
        "The locked gate | They closed for a week and told no one. | I lost eight hours. | I took a picture of the gate. | Keep proof. | Call the night before.",
        "They asked me to train the new guy",
        required_by="Probation",
    ),
]
STORIES = []
